package com.example.shop.json;

import com.example.shop.api.Money;
import com.example.shop.api.Sku;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;

/** The one JSON form of the shop's records: amounts and article numbers are plain strings. */
public final class ShopJson {
  private final ObjectMapper mapper;

  public ShopJson() {
    SimpleModule module = new SimpleModule("shop");
    module.addSerializer(Money.class, ToStringSerializer.instance);
    module.addSerializer(Sku.class, ToStringSerializer.instance);
    module.addDeserializer(Money.class, new TextDeserializer<>(Money.class, Money::parse));
    module.addDeserializer(Sku.class, new TextDeserializer<>(Sku.class, Sku::new));
    mapper =
        JsonMapper.builder()
            .addModule(module)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
  }

  public byte[] write(Object value) throws JsonProcessingException {
    return mapper.writeValueAsBytes(value);
  }

  public String pretty(Object value) throws JsonProcessingException {
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  public <T> T read(InputStream in, Class<T> type) throws IOException {
    return mapper.readValue(in, type);
  }
}
