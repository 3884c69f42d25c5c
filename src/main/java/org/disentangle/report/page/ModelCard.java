package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.CsvTable;
import org.disentangle.report.table.ExplorationRows.Card;

/**
 * How one model was made, for a reader who has only the page.
 *
 * @param facts what and how much
 * @param configuration its whole configuration as protobuf text; empty where none is known
 */
record ModelCard(List<Fact> facts, Optional<String> configuration) {
  private static final String CONFIGURATION = "configuration";
  private static final String REMARK = "remark";
  private static final String ENVIRONMENT = "environment ";

  /** One thing to know. */
  record Fact(String name, String text) {}

  /**
   * Gathers what {@code runs.csv} and {@code model_cards.csv} say of a run.
   *
   * @return empty if they say nothing
   */
  static Optional<ModelCard> of(String run, Optional<CsvTable> runs, List<Card> cards) {
    List<Fact> facts = new ArrayList<>();
    runs.ifPresent(table -> facts.addAll(facts(table, run)));
    cards.stream()
        .filter(card -> !card.item().equals(CONFIGURATION) && !card.item().equals(REMARK))
        .map(card -> new Fact(name(card.item()), number(card.text())))
        .forEach(facts::add);
    Optional<String> configuration =
        cards.stream()
            .filter(card -> card.item().equals(CONFIGURATION))
            .map(Card::text)
            .findFirst();
    return facts.isEmpty() && configuration.isEmpty()
        ? Optional.empty()
        : Optional.of(new ModelCard(List.copyOf(facts), configuration));
  }

  /** What a reader needs to know before the numbers of a run. */
  static List<String> remarks(List<Card> cards) {
    return cards.stream().filter(card -> card.item().equals(REMARK)).map(Card::text).toList();
  }

  private static List<Fact> facts(CsvTable table, String run) {
    List<Fact> facts = new ArrayList<>();
    IntStream.range(0, table.rows())
        .filter(row -> table.text(row, "run").equals(run))
        .limit(1)
        .forEach(
            row -> {
              for (String column : table.columns()) {
                String text = table.text(row, column);
                if (!column.equals("run") && !text.isBlank()) {
                  facts.add(new Fact(RunsTable.heading(column), number(text)));
                }
              }
            });
    return facts;
  }

  /** {@code environment cores} is {@code Cores}, {@code validation kl} is {@code Validation KL}. */
  private static String name(String item) {
    if (item.startsWith(ENVIRONMENT)) {
      return RunsTable.heading(item.substring(ENVIRONMENT.length()));
    }
    int space = item.indexOf(' ');
    return space < 0
        ? RunsTable.heading(item)
        : RunsTable.heading(item.substring(0, space))
            + " "
            + ColumnTitle.inSentence(item.substring(space + 1));
  }

  /** A real number with five digits at most, anything else as it stands. */
  private static String number(String text) {
    return text.matches("-?[0-9]+\\.[0-9]{4,}")
        ? NumberText.significant(Double.parseDouble(text), 5)
        : text.replaceFirst("^(-?[0-9]+)\\.0$", "$1");
  }
}
