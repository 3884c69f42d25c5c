package org.disentangle.report.table;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.UserErrorException;
import org.disentangle.report.table.StudyTables.Point;

/**
 * What the pictures of latents and codes are drawn from, and the model cards, read from the CSV
 * files of a report folder; what is not there is empty.
 *
 * @param responses {@code responses.csv}
 * @param densities {@code densities.csv}
 * @param embedding {@code embedding.csv}
 * @param cards {@code model_cards.csv}
 */
public record ExplorationRows(
    List<Response> responses, List<Density> densities, List<Point> embedding, List<Card> cards) {

  /** Where a latent lies for the images of one class of a factor; no deviation of one image. */
  public record Response(
      String run,
      int latent,
      String factor,
      int classIndex,
      double mean,
      OptionalDouble deviation) {}

  /**
   * One bin of the histograms of a latent, as densities.
   *
   * @param posterior empty where nothing is drawn from posteriors
   * @param prior empty where the model's prior gives no draws
   */
  public record Density(
      String run,
      int latent,
      double low,
      double high,
      double codes,
      OptionalDouble posterior,
      OptionalDouble prior) {}

  /** One thing to know about how a model was made. */
  public record Card(String run, String item, String text) {}

  /**
   * Reads the files of a folder.
   *
   * @throws UserErrorException if one is malformed
   */
  static ExplorationRows read(Path folder) {
    return new ExplorationRows(
        StudyTables.read(
            folder,
            "responses.csv",
            List.of("run", "latent", "factor", "class", "mean", "sd"),
            ExplorationRows::response),
        StudyTables.read(
            folder,
            "densities.csv",
            List.of("run", "latent", "low", "high", "codes", "posterior", "prior"),
            ExplorationRows::density),
        StudyTables.read(
            folder,
            "embedding.csv",
            List.of("run", "x", "y"),
            (table, row) -> StudyTables.point(table, row, "x", "y")),
        StudyTables.read(
            folder,
            "model_cards.csv",
            List.of("run", "item", "text"),
            (table, row) ->
                new Card(
                    table.text(row, "run"), table.text(row, "item"), table.text(row, "text"))));
  }

  private static Response response(CsvTable table, int row) {
    return new Response(
        table.text(row, "run"),
        table.index(row, "latent"),
        table.text(row, "factor"),
        table.index(row, "class"),
        table.number(row, "mean"),
        table.optionalNumber(row, "sd"));
  }

  private static Density density(CsvTable table, int row) {
    return new Density(
        table.text(row, "run"),
        table.index(row, "latent"),
        table.number(row, "low"),
        table.number(row, "high"),
        table.number(row, "codes"),
        table.optionalNumber(row, "posterior"),
        table.optionalNumber(row, "prior"));
  }

  public List<Response> responsesOf(String run) {
    return responses.stream().filter(row -> row.run().equals(run)).toList();
  }

  public List<Density> densitiesOf(String run) {
    return densities.stream().filter(row -> row.run().equals(run)).toList();
  }

  public List<Point> embeddingOf(String run) {
    return embedding.stream().filter(row -> row.run().equals(run)).toList();
  }

  public List<Card> cardsOf(String run) {
    return cards.stream().filter(row -> row.run().equals(run)).toList();
  }
}
