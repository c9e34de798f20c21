package example;

class Plain {
  int one() {
    return 1;
  }
}
