package org.disentangle.data.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorKind;
import org.disentangle.config.NeighbouringPairsConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.GridImages;
import org.disentangle.data.LabelledInPart;
import org.disentangle.data.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbouringPairsTest {
  /** Three films (a) of two cameras (b) with five frames (c). */
  private static final GridImages FILMS = GridImages.of(3, 2, 5);

  private static NeighbouringPairsConfig config(double distance, String... same) {
    return NeighbouringPairsConfig.newBuilder()
        .setFactor("c")
        .setDistance(distance)
        .addAllSame(List.of(same))
        .build();
  }

  private static Set<ImagePair> all(NeighbouringPairs pairs) {
    SplitMix64 random = new SplitMix64(1, 0);
    return IntStream.range(0, 20_000).mapToObj(i -> pairs.draw(random)).collect(Collectors.toSet());
  }

  /** Brute force over all pairs of images. */
  private static Set<ImagePair> expected(
      GridImages grid, int[] train, double distance, int... same) {
    return IntStream.of(train)
        .boxed()
        .flatMap(
            first ->
                IntStream.of(train)
                    .filter(
                        second -> {
                          int steps = grid.factorClass(second, 2) - grid.factorClass(first, 2);
                          return steps > 0
                              && steps <= distance
                              && IntStream.of(same)
                                  .allMatch(
                                      f ->
                                          grid.factorClass(first, f)
                                              == grid.factorClass(second, f));
                        })
                    .mapToObj(
                        second ->
                            new ImagePair(
                                first,
                                second,
                                IntStream.range(0, 3)
                                    .filter(
                                        f ->
                                            grid.factorClass(first, f)
                                                != grid.factorClass(second, f))
                                    .boxed()
                                    .toList())))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({"1, 30", "2, 30", "2.9, 30", "9, 30", "1, 17", "3, 17"})
  void theyAreAllThatFollowWithinTheDistance(double distance, int images) {
    int[] train =
        IntStream.range(0, FILMS.size()).filter(image -> image * 7 % 30 < images).toArray();
    assertEquals(
        expected(FILMS, train, distance, 0, 1),
        all(NeighbouringPairs.of(config(distance, "a", "b"), FILMS, train)));
    assertEquals(
        expected(FILMS, train, distance, 0),
        all(NeighbouringPairs.of(config(distance, "a"), FILMS, train)));
    assertEquals(
        expected(FILMS, train, distance),
        all(NeighbouringPairs.of(config(distance), FILMS, train)));
  }

  @Test
  void anImageWithoutALabelIsInNoPair() {
    FactorImages images =
        new LabelledInPart(
            FILMS, List.of(FILMS.factors().get(2), FILMS.factors().get(0)), image -> image != 1);
    for (ImagePair pair : all(NeighbouringPairs.of(config(1, "a"), images, FILMS.all()))) {
      assertTrue(pair.first() != 1 && pair.second() != 1, pair.toString());
    }
  }

  @Test
  void whatCannotBeNeighboursIsRefused() {
    assertRefused(
        "ada_vae.neighbours.factor names \"time\", and grid has the factors a, b, c; name one of its factors",
        NeighbouringPairsConfig.newBuilder().setFactor("time").build(),
        FILMS);
    assertRefused(
        "ada_vae.neighbours.factor names \"\", and grid has the factors a, b, c",
        NeighbouringPairsConfig.newBuilder().setFactor("").build(),
        FILMS);
    assertRefused(
        "ada_vae.neighbours.same names \"film\", and grid has the factors a, b, c",
        config(1, "film"),
        FILMS);
    assertRefused(
        "ada_vae.neighbours.factor names \"c\", and grid has no factors",
        config(1),
        LabelledInPart.unlabelled(FILMS));
    assertRefused(
        "ada_vae.neighbours.factor is c, whose classes have no order in grid",
        config(1),
        GridImages.of(FactorKind.CATEGORICAL, 3, 2, 5));
    assertRefused(
        "ada_vae.neighbours finds no training image of grid that is followed by another whose c is higher by at most 0.5 and whose a and b is the same; raise distance",
        config(0.5, "a", "b"),
        FILMS);
  }

  private static void assertRefused(
      String start, NeighbouringPairsConfig config, FactorImages images) {
    UserErrorException refused =
        assertThrows(
            UserErrorException.class, () -> NeighbouringPairs.of(config, images, FILMS.all()));
    assertTrue(refused.getMessage().startsWith(start), refused.getMessage());
  }
}
