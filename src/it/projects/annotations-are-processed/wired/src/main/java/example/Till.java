package example;

class Till {
  private final String name;

  Till(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }
}
