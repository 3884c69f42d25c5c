package org.disentangle.data.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorKind;
import org.disentangle.data.FactorImages;
import org.disentangle.data.GridImages;
import org.disentangle.data.LabelledInPart;
import org.disentangle.data.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnPairsTest {
  private static final int DRAWS = 20_000;

  /** The middle one never changes. */
  private static final GridImages GRID = GridImages.of(3, 4, 1, 5);

  private static List<ImagePair> draw(DrawnPairs pairs) {
    SplitMix64 random = new SplitMix64(5, 0);
    return IntStream.range(0, DRAWS).mapToObj(i -> pairs.draw(random)).toList();
  }

  /** Also none less: a new value is never the old one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void soManyFactorsDiffer(int changed) {
    DrawnPairs pairs = DrawnPairs.of(changed, GRID, GRID.all());
    assertEquals(List.of("a", "b", "d"), pairs.factors());
    int[] positions = {0, 1, 3};
    for (ImagePair pair : draw(pairs)) {
      assertEquals(changed, GRID.differences(pair.first(), pair.second()));
      assertEquals(changed, pair.changed().size());
      for (int factor : pair.changed()) {
        assertTrue(
            GRID.factorClass(pair.first(), positions[factor])
                != GRID.factorClass(pair.second(), positions[factor]));
      }
    }
  }

  /** One or two of three factors, each number as often; of one, each factor as often. */
  @Test
  void aRandomNumberLeavesOne() {
    Map<Integer, Long> numbers =
        draw(DrawnPairs.of(0, GRID, GRID.all())).stream()
            .collect(Collectors.groupingBy(pair -> pair.changed().size(), Collectors.counting()));
    assertUniform(numbers, 2);
  }

  @Test
  void allFactorsImagesAndValuesAreAsLikely() {
    List<ImagePair> pairs = draw(DrawnPairs.of(1, GRID, GRID.all()));
    assertUniform(
        pairs.stream().collect(Collectors.groupingBy(ImagePair::changed, Collectors.counting())),
        3);
    assertUniform(
        pairs.stream().collect(Collectors.groupingBy(ImagePair::first, Collectors.counting())),
        GRID.size());
    // From the class 2 of the last factor to each other class.
    assertUniform(
        pairs.stream()
            .filter(pair -> pair.changed().equals(List.of(2)))
            .filter(pair -> GRID.factorClass(pair.first(), 3) == 2)
            .collect(
                Collectors.groupingBy(
                    pair -> GRID.factorClass(pair.second(), 3), Collectors.counting())),
        4);
  }

  /** Within five standard errors of the same count for each. */
  private static void assertUniform(Map<?, Long> counts, int kinds) {
    assertEquals(kinds, counts.size(), counts.toString());
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    double expected = (double) all / kinds;
    counts.forEach(
        (kind, count) ->
            assertEquals(expected, count, 5 * Math.sqrt(expected), kind + " of " + counts));
  }

  /** Both images lie among those that are given, whatever part of the grid they are. */
  @Test
  void noImageIsOutsideOfTheTrainingImages() {
    GridImages grid = GridImages.of(10, 10, 10);
    int[] train = Arrays.stream(grid.all()).filter(image -> image * 7919 % 1000 < 100).toArray();
    boolean[] isTrained = new boolean[grid.size()];
    Arrays.stream(train).forEach(image -> isTrained[image] = true);
    for (ImagePair pair : draw(DrawnPairs.of(1, grid, train))) {
      assertTrue(isTrained[pair.first()] && isTrained[pair.second()]);
      assertEquals(1, grid.differences(pair.first(), pair.second()));
    }
  }

  /** Two images for each combination: either is the second one as often. */
  @Test
  void imagesNeedNotBeAGrid() {
    GridImages twice = GridImages.of(2, 3, 2);
    FactorImages images = told(twice, 2);
    DrawnPairs pairs = DrawnPairs.of(1, images, twice.all());
    assertEquals(List.of("a", "b"), pairs.factors());
    Map<Integer, Long> seconds = new HashMap<>();
    for (ImagePair pair : draw(pairs)) {
      assertEquals(1, twice.differences(pair.first() / 2 * 2, pair.second() / 2 * 2));
      seconds.merge(pair.second(), 1L, Long::sum);
    }
    assertUniform(seconds, 12);
  }

  /** The first factors of other images. */
  private static FactorImages told(GridImages images, int known) {
    return new LabelledInPart(images, images.factors().subList(0, known), image -> true);
  }

  /** Where a label is unknown, nobody can say what differs. */
  @Test
  void imagesWithoutLabelsAreInNoPair() {
    GridImages grid = GridImages.of(4, 5);
    FactorImages images = new LabelledInPart(grid, grid.factors(), image -> image >= 10);
    for (ImagePair pair : draw(DrawnPairs.of(1, images, grid.all()))) {
      assertTrue(pair.first() >= 10 && pair.second() >= 10, pair.toString());
    }
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertRefused(
        "ada_vae.drawn draws pairs from the factors of the images, and the training images of grid have no labels that differ",
        () -> DrawnPairs.of(1, told(GRID, 0), GRID.all()));
    assertRefused(
        "ada_vae.drawn draws pairs from the factors of the images, and the training images of grid have no labels that differ",
        () -> DrawnPairs.of(1, GRID, new int[] {7}));
    assertRefused(
        "ada_vae.drawn.changed_factors is 4, and the training images of grid differ in 3 factors (a, b, d); write at most as many",
        () -> DrawnPairs.of(4, GRID, GRID.all()));
    assertRefused(
        "ada_vae.drawn.changed_factors is 0, for a random number that leaves a factor as it is, and the training images of grid differ in one factor (a); write 1",
        () -> DrawnPairs.of(0, told(GRID, 1), GRID.all()));
    assertRefused(
        "ada_vae.drawn draws pairs that share the class of most factors, and a of grid is continuous",
        () -> DrawnPairs.of(1, GridImages.of(FactorKind.CONTINUOUS, 3, 3), new int[] {0, 1, 4}));
  }

  /** No two images of a diagonal differ in one factor alone. */
  @Test
  void nextToNoPairsAreRefused() {
    GridImages grid = GridImages.of(10, 10);
    int[] diagonal = IntStream.range(0, 10).map(i -> 11 * i).toArray();
    assertRefused(
        "ada_vae.drawn found next to no pairs that differ in 1 of the factors a, b alone among the 10 training images of grid; raise data.max_samples",
        () -> DrawnPairs.of(1, grid, diagonal));
    assertEquals(2, DrawnPairs.of(2, grid, diagonal).draw(new SplitMix64(0, 0)).changed().size());
  }

  private static void assertRefused(String start, Executable drawing) {
    UserErrorException refused = assertThrows(UserErrorException.class, drawing);
    assertTrue(refused.getMessage().startsWith(start), refused.getMessage());
  }
}
