package example;

import lombok.Data;

@Data
public class Line {
  private Point from;
  private Point to;

  int width() {
    return to.getX() - from.getX();
  }
}
