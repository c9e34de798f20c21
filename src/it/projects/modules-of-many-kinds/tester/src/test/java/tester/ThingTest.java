package tester;

import static org.junit.Assert.assertEquals;

import org.junit.Test;
import tested.Fixture;
import tested.Thing;

public class ThingTest {
  @Test
  public void isAsLargeAsExpected() {
    assertEquals(new Fixture().expected(), new Thing().size());
  }
}
