package user;

class Room {
  int width() {
    return new modular.open.Door().width();
  }
}
