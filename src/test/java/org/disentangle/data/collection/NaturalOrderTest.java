package org.disentangle.data.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  private static final List<String> ORDERED =
      List.of(
          "1.png",
          "02.png",
          "2.png",
          "10.png",
          "10a.png",
          "99999999999999999999999999.png",
          "A.png",
          "a/1.png",
          "a/2.png",
          "a/10/1.png",
          "a b.png",
          "a.png",
          "a1b2.png",
          "a1b10.png",
          "ä.png");

  @Test
  void numbersCountAndFoldersStayTogether() {
    List<String> shuffled = new ArrayList<>(ORDERED);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(NaturalOrder.OF_PATHS);
      assertEquals(ORDERED, shuffled);
    }
  }

  @Test
  void onlyTheSamePathIsEqual() {
    for (String first : ORDERED) {
      for (String second : ORDERED) {
        int there = NaturalOrder.OF_PATHS.compare(first, second);
        int back = NaturalOrder.OF_PATHS.compare(second, first);
        assertEquals(Integer.signum(there), -Integer.signum(back));
        assertEquals(first.equals(second), there == 0);
      }
    }
  }
}
