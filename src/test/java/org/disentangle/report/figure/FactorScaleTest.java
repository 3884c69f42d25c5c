package org.disentangle.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.disentangle.report.figure.FactorScale.Kind;
import org.junit.jupiter.api.Test;

class FactorScaleTest {
  @Test
  void allOfDspritesIsCalledByItsNames() {
    FactorScale shape = FactorScale.of("shape", 3, true);
    assertEquals(Kind.CATEGORIES, shape.kind());
    assertEquals(List.of("square", "ellipse", "heart"), shape.classes());
    FactorScale orientation = FactorScale.of("orientation", 40, true);
    assertEquals(Kind.CYCLE, orientation.kind());
    assertEquals("360°", orientation.classes().get(39));
  }

  /** Of ellipses and hearts the first class is no square, and ten angles are no circle. */
  @Test
  void ofAPartClassesAreNumbered() {
    FactorScale shape = FactorScale.of("shape", 2, true);
    assertEquals(Kind.CATEGORIES, shape.kind());
    assertEquals(List.of("class 0", "class 1"), shape.classes());
    FactorScale orientation = FactorScale.of("orientation", 10, true);
    assertEquals(Kind.SEQUENCE, orientation.kind());
    assertEquals(List.of("0", "9"), List.of(orientation.low(), orientation.high()));
    assertEquals("small", FactorScale.of("scale", 2, true).low(), "in order all the same");
  }

  @Test
  void factorsOfAnotherSetAreSequences() {
    for (String factor : List.of("shape", "orientation", "scale", "hue")) {
      FactorScale scale = FactorScale.of(factor, 3, false);
      assertEquals(Kind.SEQUENCE, scale.kind());
      assertEquals(List.of("0", "2"), List.of(scale.low(), scale.high()));
    }
  }
}
