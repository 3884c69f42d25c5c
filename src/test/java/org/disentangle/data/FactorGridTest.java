package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.disentangle.config.FactorKind;
import org.disentangle.data.dsprites.Dsprites;
import org.junit.jupiter.api.Test;

class FactorGridTest {

  @Test
  void theLastFactorIsTheFastest() {
    FactorGrid grid = Dsprites.GRID;
    assertEquals(737_280, grid.size());
    assertEquals(1, grid.image(0, 0, 0, 0, 0, 1));
    assertEquals(32, grid.image(0, 0, 0, 0, 1, 0));
    assertEquals(1024, grid.image(0, 0, 0, 1, 0, 0));
    assertEquals(40_960, grid.image(0, 0, 1, 0, 0, 0));
    assertEquals(245_760, grid.image(0, 1, 0, 0, 0, 0));
    for (int image : new int[] {0, 692_249, 737_279}) {
      int[] classes = new int[6];
      for (int factor = 0; factor < 6; factor++) {
        classes[factor] = grid.factorClass(image, factor);
      }
      assertEquals(image, grid.image(classes));
    }
  }

  /** numpy.linspace(0, 2 * numpy.pi, 40) and numpy.linspace(0, 1, 32), numpy 2.4.6. */
  @Test
  void valuesAreThoseOfNumpy() {
    List<Factor> factors = Dsprites.GRID.factors();
    List<Double> orientations = factors.get(Dsprites.ORIENTATION).values();
    assertEquals(40, orientations.size());
    assertEquals(0.16110731556870733, orientations.get(1));
    assertEquals(6.122077991610879, orientations.get(38));
    assertEquals(2 * Math.PI, orientations.get(39));
    assertEquals(0.967741935483871, factors.get(Dsprites.POSITION_X).values().get(30));
    assertEquals(1, factors.get(Dsprites.POSITION_Y).values().get(31));
    assertEquals(
        List.of("color", "shape", "scale", "orientation", "position_x", "position_y"),
        Dsprites.FACTOR_NAMES);
  }

  @Test
  void whatIsNotInTheGridIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Dsprites.GRID.image(0, 3, 0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Dsprites.GRID.image(0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FactorGrid(List.of(new Factor("none", FactorKind.ORDERED, List.of()))));
  }
}
