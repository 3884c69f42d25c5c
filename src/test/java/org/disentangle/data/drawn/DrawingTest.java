package org.disentangle.data.drawn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.config.DrawnConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.dsprites.PaintedDsprites;
import org.disentangle.data.solids.ShadedSolids;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every set that is drawn must keep to. */
class DrawingTest {
  static Stream<Drawing> drawings() {
    DrawnConfig.Builder plain = DrawnConfig.newBuilder();
    DrawnConfig.Builder color = DrawnConfig.newBuilder();
    color.getDspritesBuilder().getColorBuilder();
    DrawnConfig.Builder noise = DrawnConfig.newBuilder();
    noise.getDspritesBuilder().getNoiseBuilder();
    return Stream.concat(
        Stream.of(new XyObject(), new XySquares(), new ShadedSolids()),
        Stream.of(plain, color, noise).map(each -> PaintedDsprites.of(each.build())));
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void everyFactorChangesTheImage(Drawing drawing) {
    FactorGrid grid = drawing.grid();
    int middle = grid.image(grid.factors().stream().mapToInt(each -> each.size() / 2).toArray());
    List<Factor> factors = grid.factors();
    for (int factor = 0; factor < factors.size(); factor++) {
      int[] classes = classes(grid, middle);
      for (int other = 0; other < factors.get(factor).size(); other++) {
        classes[factor] = other;
        int image = grid.image(classes);
        if (image != middle) {
          assertFalse(
              Arrays.equals(Drawn.image(drawing, middle), Drawn.image(drawing, image)),
              factors.get(factor).name() + " " + other);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void anImageDependsOnItsPlaceAlone(Drawing drawing) {
    int last = drawing.grid().size() - 1;
    byte[] alone = Drawn.image(drawing, last);
    byte[] together = new byte[3 * alone.length];
    Arrays.fill(together, (byte) 0x55);
    drawing.draw(0, together, 2 * alone.length);
    drawing.draw(last, together, alone.length);
    assertArrayEquals(alone, Arrays.copyOfRange(together, alone.length, 2 * alone.length));
    assertArrayEquals(
        Drawn.image(drawing, 0), Arrays.copyOfRange(together, 2 * alone.length, together.length));
    for (int i = 0; i < alone.length; i++) {
      assertEquals(0x55, together[i], "before the image");
    }
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void namesAndKeysTellSetsApart(Drawing drawing) {
    for (Drawing other : drawings().toList()) {
      if (!other.name().equals(drawing.name())) {
        assertNotEquals(DrawnImages.all(drawing).key(), DrawnImages.all(other).key());
      }
    }
    assertEquals(
        1, drawings().filter(other -> other.name().equals(drawing.name())).count(), "one name");
  }

  private static int[] classes(FactorGrid grid, int image) {
    return IntStream.range(0, grid.factors().size())
        .map(factor -> grid.factorClass(image, factor))
        .toArray();
  }
}
