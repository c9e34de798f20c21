package com.example.shop.storage;

import java.io.IOException;

/** A line that was not written as it stands. */
final class CorruptRecordException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptRecordException(String message) {
    super(message);
  }
}
