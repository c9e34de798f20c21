package example

class Mix {
  fun number(): Int = Base.NUMBER + 1
}
