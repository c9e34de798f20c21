package example;

class One {
  int number = 1;
}
