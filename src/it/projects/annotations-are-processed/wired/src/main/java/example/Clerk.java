package example;

import javax.inject.Inject;

class Clerk {
  @Inject
  Clerk() {}

  String name() {
    return "Ann";
  }
}
