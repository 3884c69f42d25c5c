package org.disentangle.data.shards;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.disentangle.data.LabelColumn;

/** The labels of all samples as texts, in columns that grow as the samples are read. */
final class SampleLabels {
  /** The most characters of a label or of a column's name. */
  static final int MOST_CHARACTERS = 10_000;

  private static final int MOST_COLUMNS = 1_000;
  private static final String MISSING = "nan";
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Map<String, List<String>> columns = new LinkedHashMap<>();

  /** What classes are called, by the column. */
  private final Map<String, List<String>> classNames = new HashMap<>();

  /** A text that is often there is kept once. */
  private final Map<String, String> kept = new HashMap<>();

  /** What there is beside labels. */
  private final Set<String> leftOut = new TreeSet<>();

  /** Notes that something is no label: of a list, a struct, or a type that is not read. */
  void leaveOut(String name) {
    leftOut.add(name);
  }

  /** What was left out. */
  Set<String> leftOut() {
    return leftOut;
  }

  /** What the columns are called. */
  Set<String> names() {
    return columns.keySet();
  }

  /**
   * Sets a sample's label.
   *
   * @param text {@code NaN} and an empty one say that nothing is known
   * @throws IOException if it has one already, or it can be none
   */
  void set(String column, int sample, String text) throws IOException {
    if (CONTROL.matcher(column).find() || column.isEmpty()) {
      throw new IOException(
          "a label is called \"%s\"; expected a name on one line"
              .formatted(CONTROL.matcher(column).replaceAll("?")));
    }
    if (column.length() > MOST_CHARACTERS || text.length() > MOST_CHARACTERS) {
      throw new IOException(
          "a label has %s characters; expected at most %s"
              .formatted(Math.max(column.length(), text.length()), MOST_CHARACTERS));
    }
    if (!columns.containsKey(column) && columns.size() == MOST_COLUMNS) {
      throw new IOException("it has more than " + MOST_COLUMNS + " different labels");
    }
    List<String> texts = columns.computeIfAbsent(column, absent -> new ArrayList<>());
    if (texts.size() > sample && !texts.get(sample).isEmpty()) {
      throw new IOException("a sample has two labels " + column);
    }
    while (texts.size() <= sample) {
      texts.add("");
    }
    texts.set(sample, text.equalsIgnoreCase(MISSING) ? "" : once(text));
  }

  private String once(String text) {
    return kept.size() < LabelColumn.MOST_CLASSES
        ? kept.computeIfAbsent(text, same -> same)
        : kept.getOrDefault(text, text);
  }

  /**
   * Says what the classes of a column of numbers are called.
   *
   * @throws IOException if another file said otherwise
   */
  void nameClasses(String column, List<String> names) throws IOException {
    List<String> before = classNames.putIfAbsent(column, names);
    if (before != null && !before.equals(names)) {
      throw new IOException(
          "the classes of %s are %s, but in a file before it they are %s"
              .formatted(column, names, before));
    }
  }

  /**
   * The labels of all samples.
   *
   * @throws IOException if a number is no class of those that have names
   */
  List<LabelColumn> columns(int samples) throws IOException {
    List<LabelColumn> chosen = new ArrayList<>();
    for (Map.Entry<String, List<String>> column : columns.entrySet()) {
      List<String> texts = column.getValue();
      List<String> own =
          IntStream.range(0, samples)
              .mapToObj(sample -> sample < texts.size() ? texts.get(sample) : "")
              .toList();
      List<String> names = classNames.get(column.getKey());
      chosen.add(
          names == null
              ? LabelColumn.texts(column.getKey(), own)
              : LabelColumn.classes(column.getKey(), places(column.getKey(), own, names), names));
    }
    return chosen;
  }

  private static double[] places(String column, List<String> texts, List<String> names)
      throws IOException {
    double[] places = new double[texts.size()];
    for (int i = 0; i < places.length; i++) {
      double place = texts.get(i).isEmpty() ? Double.NaN : Double.parseDouble(texts.get(i));
      if (place >= names.size() || place < -1) {
        throw new IOException(
            "%s has class %s, but names of %s classes"
                .formatted(column, texts.get(i), names.size()));
      }
      // The hub's sign of a picture whose class is not told.
      places[i] = place == -1 ? Double.NaN : place;
    }
    return places;
  }
}
