package dev.ariabuild.maven.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.java.worker.Compiled.Message;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class MessagesTest {
  private final List<String> printed = new ArrayList<>();

  private Logger log() {
    return (Logger)
        Proxy.newProxyInstance(
            Logger.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> {
              printed.add(method.getName() + " " + arguments[0]);
              return null;
            });
  }

  private static Message of(String kind) {
    return new Message(kind, "/p/A.java", 3, 7, "text");
  }

  @Test
  void messagesOfSourcesThatCompileHaveTheLevelThatTheCompilerPluginGivesThem() {
    List<Message> messages =
        List.of(of("ERROR"), of("WARNING"), of("MANDATORY_WARNING"), of("NOTE"), of("OTHER"));
    Messages.print(messages, log());
    String line = " /p/A.java:[3,7] text";
    assertEquals(
        List.of("error" + line, "warn" + line, "warn" + line, "info" + line, "info" + line),
        printed);
  }
}
