package example;

@processor.Make
public class Wish {
  int number() {
    return new WishMade().number();
  }
}
