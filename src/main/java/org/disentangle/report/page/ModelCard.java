package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ModelCardRow;
import org.disentangle.table.row.RunRow;

/**
 * How one model was made, for a reader who has only the page.
 *
 * @param facts what and how much
 * @param configuration its whole configuration as protobuf text; empty where none is known
 */
record ModelCard(List<Fact> facts, Optional<String> configuration) {

  /** What is called otherwise than its own words say. */
  private static final Map<String, String> TITLES =
      Map.of(
          "version", "Version of the export",
          "tensorflow", "TensorFlow",
          "tensorflow_java", "TensorFlow for Java",
          "os", "System");

  /** One thing to know. */
  record Fact(String name, String text) {}

  /**
   * Gathers what {@code runs.csv} and {@code model_cards.csv} say of a run.
   *
   * @param rows at most one, and the cards, of the run
   * @return empty if they say nothing
   */
  static Optional<ModelCard> of(List<RunRow> rows, List<ModelCardRow> cards) {
    List<Fact> facts = new ArrayList<>();
    rows.stream().limit(1).forEach(row -> facts.addAll(facts(row)));
    cards.stream()
        .filter(
            card ->
                !card.item().equals(ModelCardRow.CONFIGURATION)
                    && !card.item().equals(ModelCardRow.REMARK))
        .map(card -> new Fact(name(card.item()), number(card.text())))
        .forEach(facts::add);
    Optional<String> configuration =
        cards.stream()
            .filter(card -> card.item().equals(ModelCardRow.CONFIGURATION))
            .map(ModelCardRow::text)
            .findFirst();
    return facts.isEmpty() && configuration.isEmpty()
        ? Optional.empty()
        : Optional.of(new ModelCard(List.copyOf(facts), configuration));
  }

  /** What a reader needs to know before the numbers of a run. */
  static List<String> remarks(List<ModelCardRow> cards) {
    return cards.stream()
        .filter(card -> card.item().equals(ModelCardRow.REMARK))
        .map(ModelCardRow::text)
        .toList();
  }

  private static List<Fact> facts(RunRow run) {
    return Schema.of(RunRow.class).fields().stream()
        .filter(field -> !field.name().equals("run") && !field.text(run).isBlank())
        .map(field -> new Fact(heading(field.name()), number(field.text(run))))
        .toList();
  }

  /** {@code environment cores} is {@code Cores}, {@code validation kl} is {@code Validation KL}. */
  private static String name(String item) {
    if (item.startsWith(ModelCardRow.ENVIRONMENT)) {
      return heading(item.substring(ModelCardRow.ENVIRONMENT.length()));
    }
    int space = item.indexOf(' ');
    return space < 0
        ? heading(item)
        : heading(item.substring(0, space))
            + " "
            + ColumnTitle.lowered(heading(item.substring(space + 1)));
  }

  /** As a column of {@code runs.csv} where it is one. */
  private static String heading(String key) {
    return Schema.of(RunRow.class).fields().stream()
        .filter(field -> field.name().equals(key))
        .map(RowsTable::title)
        .findFirst()
        .or(() -> Optional.ofNullable(TITLES.get(key)))
        .orElseGet(() -> ColumnTitle.heading(key));
  }

  /** A real number with five digits at most, anything else as it stands. */
  private static String number(String text) {
    return text.matches("-?[0-9]+\\.[0-9]{4,}")
        ? NumberText.significant(Double.parseDouble(text), 5)
        : text.replaceFirst("^(-?[0-9]+)\\.0$", "$1");
  }
}
