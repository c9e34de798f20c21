package user;

class Plain {
  int number() {
    return 1;
  }
}
