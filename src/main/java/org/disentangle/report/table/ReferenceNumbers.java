package org.disentangle.report.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.page.Resource;

/**
 * Numbers from elsewhere that give ours a scale: the seed project's, bounds, and public
 * checkpoints. They live in two CSV resources beside this class.
 *
 * @param losses nats per image
 * @param gaps mutual information gaps and their parts
 */
public record ReferenceNumbers(List<Row> losses, List<Row> gaps) {
  /** The key of the rows that show the numbers this project set out to check. */
  public static final String SEED = "seed";

  /**
   * One known result.
   *
   * @param key what kind of number it is
   * @param source where it is from, in words
   * @param beta the β it was trained with
   * @param values by column; what the source does not give is left out
   */
  public record Row(String key, String source, OptionalDouble beta, Map<String, Double> values) {
    public boolean isSeedProject() {
      return key.equals(SEED);
    }
  }

  /** Reads the resources. */
  public static ReferenceNumbers load() {
    return new ReferenceNumbers(rows("reference-loss.csv"), rows("reference-mig.csv"));
  }

  /** The seed project's gaps as if they were a study's. */
  public List<StudyTables.Gaps> seedProjectGaps() {
    return gaps.stream()
        .filter(Row::isSeedProject)
        .map(
            row ->
                new StudyTables.Gaps(
                    row.source(), "beta-VAE", row.beta(), row.values().get("mig"), Map.of()))
        .toList();
  }

  /** The loss of a bound, e.g. {@code constant_rate}. */
  public double loss(String key) {
    return only(losses, key).values().get("loss");
  }

  /** The gap of a bound: {@code chance} or {@code ceiling}. */
  public double gap(String key) {
    return only(gaps, key).values().get("mig");
  }

  /** The gaps of the public checkpoints. */
  public List<Double> checkpointGaps() {
    return gaps.stream()
        .filter(row -> row.key().equals("checkpoint"))
        .map(row -> row.values().get("mig"))
        .toList();
  }

  private static Row only(List<Row> rows, String key) {
    return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
  }

  private static List<Row> rows(String resource) {
    CsvTable table = CsvTable.parse(resource, Resource.text(ReferenceNumbers.class, resource));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      Map<String, Double> values = new LinkedHashMap<>();
      for (String column : table.columns().subList(3, table.columns().size())) {
        OptionalDouble value = table.optionalNumber(i, column);
        if (value.isPresent()) {
          values.put(column, value.getAsDouble());
        }
      }
      rows.add(
          new Row(
              table.text(i, "key"),
              table.text(i, "source"),
              table.optionalNumber(i, "beta"),
              values));
    }
    return List.copyOf(rows);
  }
}
