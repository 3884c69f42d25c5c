package org.disentangle.report.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.disentangle.page.Resource;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.TableFile;

/**
 * What the scores of {@code scores.csv} mean, in the order in which the page shows them; from a CSV
 * resource beside this class.
 *
 * @param entries one a score
 */
public record ScoreCatalogue(List<Entry> entries) {

  /**
   * One score.
   *
   * @param key as in the column {@code score}
   * @param family what it is computed by
   * @param title what it is called
   * @param sentence what it asks of the codes
   * @param scale its range and which end is better
   */
  public record Entry(String key, Family family, String title, String sentence, String scale) {}

  /** Scores that are computed alike, and the heading over them. */
  public enum Family {
    INFORMATION("By information"),
    VOTES("By images that share a factor"),
    CLASSIFIERS("By classifiers"),
    DEPENDENCE("Without factors"),
    OTHER("Further scores");

    private final String heading;

    Family(String heading) {
      this.heading = heading;
    }

    public String heading() {
      return heading;
    }
  }

  /** Reads the resource. */
  public static ScoreCatalogue load() {
    String name = "score-catalogue.csv";
    return new ScoreCatalogue(
        CsvFile.rows(name, Resource.text(ScoreCatalogue.class, name), Schema.of(Line.class))
            .stream()
            .map(
                line ->
                    new Entry(
                        line.key(),
                        Family.valueOf(line.family().toUpperCase(Locale.ROOT)),
                        line.title(),
                        line.sentence(),
                        line.scale()))
            .toList());
  }

  /** A line of the resource. */
  @TableFile(name = "score-catalogue", sentence = "What the scores mean.")
  record Line(String key, String family, String title, String sentence, String scale) {}

  /** What is known of a score; of one that is not known, its name. */
  public Entry entry(String key) {
    Optional<Entry> known = entries.stream().filter(each -> each.key().equals(key)).findFirst();
    return known.orElseGet(
        () -> new Entry(key, Family.OTHER, ColumnName.heading(key), "", "not explained here"));
  }

  /** Scores by their place in the catalogue; unknown ones last. */
  public int place(String key) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(key)) {
        return i;
      }
    }
    return entries.size();
  }
}
