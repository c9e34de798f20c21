package com.example.shop.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which edition of the catalogue this is; the build fills the values in. */
public record CatalogInfo(String version, String edition) {
  public static CatalogInfo load() {
    Properties properties = new Properties();
    try (InputStream in = CatalogInfo.class.getResourceAsStream("catalog.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read catalog.properties", e);
    }
    return new CatalogInfo(
        properties.getProperty("version"), properties.getProperty("edition"));
  }
}
