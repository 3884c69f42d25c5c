package org.disentangle.report.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.disentangle.page.Resource;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.TableFile;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.ReferenceRow;
import org.disentangle.table.row.ScoreRow;

/**
 * Reference numbers for those of a report: bounds for its own images, from {@code references.csv},
 * and, if these images are all of dSprites, results from elsewhere, in two CSV resources next to
 * this class: of public checkpoints and, on the page of the study that repeats it, of the seed
 * project.
 *
 * @param losses nats per image
 * @param gaps mutual information gaps and their parts; those from elsewhere only if they were
 *     measured in the same way
 * @param own {@code references.csv}
 */
public record ReferenceNumbers(List<Row> losses, List<Row> gaps, List<ReferenceRow> own) {
  /** The key of the rows that show the numbers this project set out to check. */
  public static final String SEED = "seed";

  private static final String DSPRITES = "dsprites";

  /** The name of the rows of chance levels: means over all runs. */
  public static final String SHUFFLED = "the same codes with the factors shuffled (chance)";

  private static final String CHECKPOINT = "checkpoint";
  private static final String CHANCE = "chance";
  private static final String CEILING = "ceiling";
  private static final String MOMENTS = "moments";
  private static final String MIG = "mig";

  /**
   * One known result.
   *
   * @param key the kind of number
   * @param source its origin, in words
   * @param beta the β it was trained with
   * @param values by column; without those that the source does not give
   */
  @TableFile(name = "reference", sentence = "Results from elsewhere.")
  public record Row(String key, String source, OptionalDouble beta, Map<String, Double> values) {
    public boolean isSeedProject() {
      return key.equals(SEED);
    }

    /** Whether it is from elsewhere, with only the digits that its source gives. */
    public boolean isPublished() {
      return isSeedProject() || key.equals(CHECKPOINT);
    }
  }

  /** The numbers of a report's own tables for its images, with the known results from elsewhere. */
  public static ReferenceNumbers of(StudyTables tables) {
    List<ReferenceRow> own = tables.rows(ReferenceRow.class);
    List<Row> losses = new ArrayList<>(known(own, DSPRITES, "reference-loss.csv"));
    for (ReferenceRow row : own) {
      switch (row.reference()) {
        case "constant_rate", "pixel_mean" ->
            losses.add(
                bound(row, Map.of("loss", row.value(), "reconstruction", row.value(), "kl", 0.0)));
        case "image_entropy" -> losses.add(bound(row, Map.of("loss", row.value())));
        default -> {
          // A number of the gap, or of no table.
        }
      }
    }
    List<Row> gaps = new ArrayList<>(known(own, "published", "reference-mig.csv"));
    meanChance(tables)
        .ifPresent(
            chance ->
                gaps.add(new Row(CHANCE, SHUFFLED, OptionalDouble.empty(), Map.of(MIG, chance))));
    gapOfCode(own, MOMENTS).ifPresent(gaps::add);
    gapOfCode(own, CEILING).ifPresent(gaps::add);
    return new ReferenceNumbers(List.copyOf(losses), List.copyOf(gaps), own);
  }

  /**
   * Results from elsewhere: the course report's on the page of its own study, others if they are
   * comparable with this report.
   */
  private static List<Row> known(List<ReferenceRow> own, String scale, String resource) {
    boolean isOfCourse = has(own, DSPRITES) && has(own, "course_report");
    return rows(resource).stream()
        .filter(row -> row.isSeedProject() ? isOfCourse : has(own, scale))
        .toList();
  }

  private static boolean has(List<ReferenceRow> own, String reference) {
    return own.stream().anyMatch(row -> row.reference().equals(reference));
  }

  private static Row bound(ReferenceRow row, Map<String, Double> values) {
    return new Row(row.reference(), row.text(), OptionalDouble.empty(), values);
  }

  /** The gap of a code that was computed of the images themselves, with its parts. */
  private static Optional<Row> gapOfCode(List<ReferenceRow> own, String code) {
    List<ReferenceRow> parts = own.stream().filter(row -> row.reference().equals(code)).toList();
    Map<String, Double> gaps = new LinkedHashMap<>();
    parts.forEach(row -> gaps.put(row.factor().isEmpty() ? MIG : row.factor(), row.value()));
    return parts.stream().findFirst().map(row -> bound(row, gaps));
  }

  private static OptionalDouble meanChance(StudyTables tables) {
    return tables.rows(ScoreRow.class).stream()
        .filter(score -> score.score().equals(MIG))
        .flatMapToDouble(score -> score.chance().stream())
        .average();
  }

  /** The seed project's gaps in the form of a study's. */
  public List<GapRow> seedProjectGaps() {
    return gaps.stream()
        .filter(Row::isSeedProject)
        .map(
            row ->
                new GapRow(row.source(), "beta-VAE", row.beta(), row.values().get(MIG), Map.of()))
        .toList();
  }

  /** A number of {@code references.csv} that is not of a single factor; empty if it is missing. */
  public OptionalDouble number(String reference) {
    return own.stream()
        .filter(row -> row.reference().equals(reference) && row.factor().isEmpty())
        .mapToDouble(ReferenceRow::value)
        .findFirst();
  }

  /** The mean gap with shuffled factors over all runs. */
  public OptionalDouble chance() {
    return gaps(CHANCE).mapToDouble(gap -> gap).findFirst();
  }

  /** The gap of a code whose latents are the factors. */
  public OptionalDouble ceiling() {
    return number(CEILING);
  }

  /** The gaps of the public checkpoints; none if they are of other images. */
  public List<Double> checkpointGaps() {
    return gaps(CHECKPOINT).toList();
  }

  private Stream<Double> gaps(String key) {
    return gaps.stream().filter(row -> row.key().equals(key)).map(row -> row.values().get(MIG));
  }

  private static List<Row> rows(String resource) {
    return CsvFile.rows(
        resource, Resource.text(ReferenceNumbers.class, resource), Schema.of(Row.class));
  }
}
