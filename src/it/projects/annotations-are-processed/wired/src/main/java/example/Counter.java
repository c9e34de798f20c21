package example;

import javax.inject.Inject;

class Counter {
  private final Till till;
  private final Clerk clerk;

  @Inject
  Counter(Till till, Clerk clerk) {
    this.till = till;
    this.clerk = clerk;
  }

  String greet() {
    return clerk.name() + " at " + till.name();
  }
}
