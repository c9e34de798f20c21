package user;

import words.Make;

@Make
class Wish {
  String text() {
    return new WishMade().text();
  }
}
