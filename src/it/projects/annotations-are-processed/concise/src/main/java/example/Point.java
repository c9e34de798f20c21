package example;

import lombok.Value;

@Value
public class Point {
  int x;
  int y;
}
