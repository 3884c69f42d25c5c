package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.documentation.Documentation;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/**
 * What the catalogue says of scores, against what is really taken, and against the documentation.
 */
class ScoreCatalogueTest {
  private static final int SAMPLES = 90;
  private static final Optional<Matrix> POSTERIORS = Optional.of(Matrix.of(new double[SAMPLES][3]));

  @Test
  void everyScoreIsTakenAndLiesInItsRange() {
    for (ScoreGroup<?> group : ScoreCatalogue.groups()) {
      List<ScoreEstimate> taken = group.take(sample(POSTERIORS), 0, 0, 1);
      assertEquals(
          group.keys().toList(), taken.stream().map(ScoreEstimate::score).toList(), group.key());
      for (ScoreEstimate estimate : taken) {
        Range range = ScoreCatalogue.find(estimate.score()).orElseThrow().range();
        assertTrue(
            range.low() <= estimate.value() && estimate.value() <= range.high(),
            estimate.toString());
      }
    }
  }

  @Test
  void whatNeedsAPosteriorIsLeftOutWithoutOne() {
    Set<String> needing =
        ScoreCatalogue.groups().stream()
            .filter(group -> group.needs().contains(Need.POSTERIOR))
            .flatMap(ScoreGroup::keys)
            .collect(Collectors.toSet());
    Set<String> rest = new LinkedHashSet<>(Scores.all());
    rest.removeAll(needing);
    assertEquals(2, needing.size());
    assertEquals(List.copyOf(rest), taken(sample(Optional.empty())));
    assertEquals(List.copyOf(Scores.all()), taken(sample(POSTERIORS)));
  }

  /** Shuffled factors move what needs factors, and nothing else. */
  @Test
  void whatNeedsFactorsIsWhatTheyMove() {
    ScoringSample sample = sample(POSTERIORS);
    ScoringSample shuffled = sample.shuffled(new SplittableRandom(1));
    for (ScoreGroup<?> group : ScoreCatalogue.groups()) {
      assertEquals(
          group.isSupervised(),
          !group.take(sample, 0, 0, 1).equals(group.take(shuffled, 0, 0, 1)),
          group.key());
    }
  }

  @Test
  void scoresAreCalledByTheirKeysOrThoseOfTheirGroups() {
    assertEquals(
        List.of("sap", "infom", "infoe", "infoc"),
        List.copyOf(Scores.select(List.of("sap", "infomec"))));
    assertEquals(
        ScoreCatalogue.groups().stream()
            .filter(group -> group.cost().isQuick())
            .flatMap(ScoreGroup::keys)
            .toList(),
        List.copyOf(Scores.select(List.of())));
    assertEquals(
        "scores: \"mig\" is there twice (by \"information\"); keep one",
        assertThrows(UserErrorException.class, () -> Scores.select(List.of("mig", "information")))
            .getMessage());
    assertEquals(
        "scores: there is no score or group \"mgi\"; groups are information, posterior, beta_vae,"
            + " factor_vae, sap, dci, lasso, explicitness, infomec, dependence",
        assertThrows(UserErrorException.class, () -> Scores.select(List.of("mgi"))).getMessage());
  }

  @Test
  void aScaleSaysRangeBetterEndAndRemark() {
    assertEquals(
        "0 to 1, higher is better; 0.5 is a guess",
        ScoreCatalogue.find("explicitness").orElseThrow().scale());
    assertEquals(
        "from 0, lower is more independent",
        ScoreCatalogue.find("total_correlation").orElseThrow().scale());
    assertEquals("up to 1", Range.UP_TO_ONE.text());
    assertEquals("any number", Range.REAL.text());
    assertEquals("-0.5 to 10", new Range(-0.5, 10, "").text());
  }

  @Test
  void noKeyIsThereTwice() {
    assertEquals(ScoreCatalogue.scores().size(), Scores.all().size());
    List<String> measures = MeasureCatalogue.measures().stream().map(Quantity::key).toList();
    assertEquals(measures.size(), Set.copyOf(measures).size());
    assertEquals("MIG", MeasureCatalogue.find("mig").orElseThrow().title());
    assertTrue(MeasureCatalogue.find("own_term").isEmpty());
  }

  /** A reader of the documentation finds every score and measure there is. */
  @Test
  void thePageListsThemAll() throws IOException {
    List<String> lines = Files.readAllLines(Documentation.page("tables"));
    List<String> rows =
        Stream.concat(
                ScoreCatalogue.groups().stream().map(ScoreCatalogueTest::row),
                MeasureCatalogue.measures().stream()
                    .collect(Collectors.groupingBy(Quantity::group))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(group -> row(group.getKey(), group.getValue())))
            .toList();
    assertEquals(
        List.of(), rows.stream().filter(row -> !lines.contains(row)).toList(), "rows to add");
  }

  /** Every score has a heading on the page of scores, and no heading has a score that is none. */
  @Test
  void thePageOfScoresExplainsEachOnce() throws IOException {
    List<String> explained =
        Files.readAllLines(Documentation.page("scores")).stream()
            .filter(line -> line.startsWith("### "))
            .flatMap(line -> Pattern.compile("`(\\w+)`").matcher(line).results())
            .map(key -> key.group(1))
            .sorted()
            .toList();
    assertEquals(Scores.all().stream().sorted().toList(), explained);
  }

  /** Each need of a group stands in what the pages and the help say of it. */
  @Test
  void whatAScoreNeedsIsSaidOnceInTheCatalogue() {
    assertEquals(
        Optional.of(
            "factors (of a continuous one, classes of equal count), two latents, a posterior over"
                + " the latents, a factor named shape and another one"),
        ScoreCatalogue.needs("mig_posterior_unshaped"));
    assertEquals(Optional.of("two latents"), ScoreCatalogue.needs("total_correlation"));
    assertEquals(Optional.empty(), ScoreCatalogue.needs("mgi"));
    for (ScoreGroup<?> group : ScoreCatalogue.groups()) {
      assertTrue(group.needs().contains(Need.TWO_LATENTS), group.key());
      for (Need need : group.needs()) {
        assertTrue(group.neededWords().contains(need.words()), group.key());
      }
    }
  }

  private static String row(ScoreGroup<?> group) {
    Cost cost = group.cost();
    return "| `%s`%s | %s | %s | %s | %s |"
        .formatted(
            group.key(),
            cost.isQuick() ? ", quick" : "",
            group.keys().map(key -> "`" + key + "`").collect(Collectors.joining(", ")),
            group.neededWords(),
            times(cost.mostPermutations()),
            times(cost.mostResamples()));
  }

  private static String row(Quantity.Group group, List<Quantity> measures) {
    return measures.stream()
        .map(measure -> "`" + measure.key() + "`")
        .collect(Collectors.joining(", ", "| " + group.heading() + " | ", " |"));
  }

  private static String times(int most) {
    return most == Cost.ALL ? "as asked" : most == 0 ? "none" : "at most " + most;
  }

  private static List<String> taken(ScoringSample sample) {
    AnalysisConfig config = AnalysisConfig.newBuilder().setPermutations(0).setResamples(0).build();
    return Scores.of(sample, SAMPLES, config, Scores.all(), "scores", Progress.NONE).stream()
        .map(ScoreEstimate::score)
        .toList();
  }

  private static ScoringSample sample(Optional<Matrix> posteriors) {
    LabelledCodes codes = codes();
    return new ScoringSample(codes, codes, posteriors, List.of("shape", "side"), 5);
  }

  private static LabelledCodes codes() {
    SplittableRandom random = new SplittableRandom(4);
    return new LabelledCodes(
        Matrix.of(
            IntStream.range(0, SAMPLES)
                .mapToObj(i -> random.doubles(3).toArray())
                .toArray(double[][]::new)),
        IntStream.range(0, SAMPLES)
            .mapToObj(i -> new int[] {i % 3, i / 3 % 2})
            .toArray(int[][]::new));
  }
}
