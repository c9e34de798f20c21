package com.example.shop.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopServerIT {
  private static final String ORDER =
      "{\"customer\":\"ada\",\"lines\":[{\"sku\":\"BO-0001\",\"quantity\":3}]}";

  @TempDir Path data;
  private final HttpClient client = HttpClient.newHttpClient();
  private ShopServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ShopServer(0, data);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void anOrderSurvivesARestartOfTheServer() throws Exception {
    HttpResponse<String> created = send("POST", "/orders", ORDER);
    assertEquals(201, created.statusCode(), created.body());
    server.close();
    start();
    HttpResponse<String> found = send("GET", "/orders/1", "");
    assertEquals(200, found.statusCode());
    assertEquals(created.body(), found.body());
  }

  @Test
  void badRequestsSayWhatIsWrong() throws Exception {
    HttpResponse<String> answer = send("POST", "/quotes", ORDER.replace("BO-0001", "ZZ-0001"));
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("ZZ-0001 is not on sale"), answer.body());
    assertEquals(404, send("GET", "/nothing", "").statusCode());
    assertEquals(400, send("POST", "/orders", "{").statusCode());
  }

  @Test
  void theWarmUpRoundPasses() throws Exception {
    assertTrue(new WarmUp(server.address()).run());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    URI uri = server.address().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
