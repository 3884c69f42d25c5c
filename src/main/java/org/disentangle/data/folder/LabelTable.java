package org.disentangle.data.folder;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.data.LabelColumn;
import org.disentangle.data.csv.CsvRows;

/**
 * Labels of a folder's pictures as a file has them: each column the text of every picture, empty
 * where there is none.
 */
final class LabelTable {
  /** The column with the paths of the pictures, as in the image folders of Hugging Face. */
  static final String FILE_NAME = "file_name";

  /** The most characters of a cell or of a column's name. */
  static final int MOST_CHARACTERS = CsvRows.MOST_CHARACTERS;

  /** The most columns. */
  static final int MOST_COLUMNS = 1_000;

  private static final String MISSING = "nan";
  private static final int NONE = 0;
  private static final int SEVERAL = -1;

  /** Texts of which one object is kept for all cells that have it: words and numbers of classes. */
  private static final int MOST_SHARED = 1 << 12;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final String name;
  private final Path base;
  private final List<String> pictures;
  private final Map<String, Integer> places = new HashMap<>();

  /** By the last part of their paths; {@link #SEVERAL} where they share it. */
  private final Map<String, Integer> placesByName = new HashMap<>();

  private final Map<String, String> texts = new HashMap<>();
  private final int[] lines;
  private final Map<String, String[]> columns = new LinkedHashMap<>();

  /**
   * @param name of the file, below the folder
   * @param pictures the paths of all pictures, below the folder
   */
  LabelTable(String name, List<String> pictures) {
    this.name = name;
    this.pictures = pictures;
    Path parent = Path.of(name).getParent();
    base = parent == null ? Path.of("") : parent;
    for (int i = 0; i < pictures.size(); i++) {
      String picture = pictures.get(i);
      places.put(picture, i);
      placesByName.merge(
          picture.substring(picture.lastIndexOf('/') + 1), i, (first, second) -> SEVERAL);
    }
    lines = new int[pictures.size()];
  }

  /** The columns, in their order, without that of the pictures. */
  List<LabelColumn> columns() {
    return columns.entrySet().stream()
        .map(column -> LabelColumn.texts(column.getKey(), Arrays.asList(column.getValue())))
        .toList();
  }

  /** A text as a label: nothing where it says that nothing is known. */
  static String known(String text) {
    return text.equalsIgnoreCase(MISSING) ? "" : text;
  }

  /** The pictures without a row. */
  List<String> withoutRow() {
    List<String> without = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == NONE) {
        without.add(pictures.get(i));
      }
    }
    return without;
  }

  /**
   * Takes a row.
   *
   * @param line where it stands, from 1
   * @param names of its cells; an empty one is left out
   * @param cells {@code NaN} and an empty one say that nothing is known
   * @throws UserErrorException if it names no picture, or one that another row names, or has a text
   *     that is too long
   */
  void add(int line, List<String> names, List<String> cells) {
    requireShort(names, line);
    requireShort(cells, line);
    int at = names.indexOf(FILE_NAME);
    if (at < 0 || cells.get(at).isEmpty()) {
      throw fault(line, "has no " + FILE_NAME, "expected the path of a picture");
    }
    int picture = picture(line, cells.get(at));
    for (int i = 0; i < cells.size(); i++) {
      if (i != at && !names.get(i).isEmpty()) {
        column(line, names.get(i))[picture] = shared(known(cells.get(i)));
      }
    }
  }

  private void requireShort(List<String> cells, int line) {
    for (String each : cells) {
      if (each.length() > MOST_CHARACTERS) {
        throw fault(
            line,
            "has a text of %s characters".formatted(each.length()),
            "expected at most " + MOST_CHARACTERS);
      }
    }
  }

  private String shared(String text) {
    String known = texts.get(text);
    if (known == null && texts.size() < MOST_SHARED) {
      texts.put(text, text);
    }
    return known == null ? text : known;
  }

  private int picture(int line, String given) {
    String path = below(line, given);
    boolean isName = !given.contains("/") && !given.contains("\\");
    Integer found =
        places.containsKey(path) || !isName ? places.get(path) : placesByName.get(given);
    if (found == null || found == SEVERAL) {
      throw fault(
          line,
          "names %s, but there %s"
              .formatted(given, found == null ? "is no such picture" : "are several of this name"),
          "expected a path below the folder of " + name + "; correct it, or take the row out");
    }
    if (lines[found] != NONE) {
      throw fault(
          line,
          "names %s, as line %s does".formatted(given, lines[found]),
          "expected one row a picture");
    }
    lines[found] = line;
    return found;
  }

  /** The path below the folder of pictures. */
  private String below(int line, String given) {
    try {
      Path path = Path.of(given.replace('\\', '/'));
      Path whole = base.resolve(path).normalize();
      boolean isBelow = base.toString().isEmpty() || whole.startsWith(base);
      if (path.isAbsolute() || whole.startsWith("..") || !isBelow) {
        throw fault(
            line, "names %s, which leaves the folder".formatted(given), "expected a path below it");
      }
      return StreamSupport.stream(whole.spliterator(), false)
          .map(Path::toString)
          .collect(Collectors.joining("/"));
    } catch (InvalidPathException e) {
      throw new UserErrorException(
          "%s, line %s names %s, which is no path (%s); expected that of a picture"
              .formatted(name, line, given, e.getReason()),
          e);
    }
  }

  private String[] column(int line, String column) {
    if (!columns.containsKey(column) && columns.size() == MOST_COLUMNS) {
      throw fault(line, "has column " + column, "expected at most " + MOST_COLUMNS + " columns");
    }
    if (CONTROL.matcher(column).find()) {
      throw fault(
          line,
          "has column " + CONTROL.matcher(column).replaceAll("?"),
          "expected a name on one line, without control characters");
    }
    return columns.computeIfAbsent(
        column,
        absent -> {
          String[] texts = new String[pictures.size()];
          Arrays.fill(texts, "");
          return texts;
        });
  }

  /** The sentence for a line that is not as it should be. */
  UserErrorException fault(int line, String problem, String expected) {
    return new FileErrorException("%s, line %s %s; %s".formatted(name, line, problem, expected));
  }
}
