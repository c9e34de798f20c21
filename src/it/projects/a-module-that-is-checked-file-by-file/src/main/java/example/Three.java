package example;

class Three {
  int number = 17;
}
