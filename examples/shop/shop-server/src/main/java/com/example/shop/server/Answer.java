package com.example.shop.server;

/** A status and what is written as JSON. */
record Answer(int status, Object body) {
  static Answer ok(Object body) {
    return new Answer(200, body);
  }

  static Answer created(Object body) {
    return new Answer(201, body);
  }

  static Answer problem(int status, String message) {
    return new Answer(status, new Problem(status, message));
  }

  /** What went wrong, for clients. */
  record Problem(int status, String message) {}
}
