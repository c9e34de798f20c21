package example;

class Stranger {
  int cents;
}
