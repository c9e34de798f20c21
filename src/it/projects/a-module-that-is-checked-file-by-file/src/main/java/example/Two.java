package example;

class Two {
  int number = 1;
}
