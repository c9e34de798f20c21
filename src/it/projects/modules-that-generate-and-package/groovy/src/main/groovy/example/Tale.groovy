package example

class Tale {
  String title() { "once" }
}
