package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.page.NumberText;
import org.disentangle.report.page.table.RowsTable;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ModelCardRow;
import org.disentangle.table.row.RunRow;

/**
 * The model card: how one model was made, for a reader who has only the page.
 *
 * @param facts names and values
 * @param configuration its whole configuration as protobuf text; empty if unknown
 */
record ModelCard(List<Fact> facts, Optional<String> configuration) {

  /** Titles that differ from the words of the name. */
  private static final Map<String, String> TITLES =
      Map.of(
          "version", "Version of the export",
          "tensorflow", "TensorFlow",
          "tensorflow_java", "TensorFlow for Java",
          "os", "System");

  /** A fact. */
  record Fact(String name, String text) {}

  /**
   * Collects the rows of {@code runs.csv} and {@code model_cards.csv} of a run.
   *
   * @param rows at most one, and the cards, of the run
   * @return empty if there are none
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

  /** The remarks that a reader needs before the numbers of a run. */
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

  /** The heading, the same as in {@code runs.csv} if it is a column there. */
  private static String heading(String key) {
    return Schema.of(RunRow.class).fields().stream()
        .filter(field -> field.name().equals(key))
        .map(RowsTable::title)
        .findFirst()
        .or(() -> Optional.ofNullable(TITLES.get(key)))
        .orElseGet(() -> ColumnTitle.heading(key));
  }

  /** A real number with five digits at most, anything else unchanged. */
  private static String number(String text) {
    return text.matches("-?[0-9]+\\.[0-9]{4,}")
        ? NumberText.significant(Double.parseDouble(text), 5)
        : text.replaceFirst("^(-?[0-9]+)\\.0$", "$1");
  }
}
