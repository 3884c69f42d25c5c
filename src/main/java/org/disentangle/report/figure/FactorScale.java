package org.disentangle.report.figure;

import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.row.FactorRow;
import org.disentangle.table.row.Point;

/**
 * The colour scale of one factor: how its classes are coloured and named in a legend, by the
 * factor's kind.
 *
 * @param name the column's name, e.g. {@code position_x}
 * @param label the label in a menu, e.g. {@code position x}
 * @param kind whether the classes are names, a sequence or a circle
 * @param classes one name per class, for tooltips and the legend of named classes
 * @param colors one colour per class
 * @param marks of a sequence, its first and its last class; of a circle, where it starts and what
 *     is reached after each quarter turn; of names, none
 */
public record FactorScale(
    String name,
    String label,
    Kind kind,
    List<String> classes,
    List<Color> colors,
    List<String> marks) {
  /** For points of images without factors: no class, so that each has the colour of none. */
  static final FactorScale NONE =
      new FactorScale("", "", Kind.CATEGORIES, List.of(), List.of(), List.of());

  private static final int DIGITS = 3;
  private static final int QUARTERS = 4;
  private static final double DEGREES = 360;

  /** The kinds of factors by the relation between their classes. */
  public enum Kind {
    CATEGORIES,
    SEQUENCE,
    CYCLE;

    /** Its name in the page's script. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The scale of a factor.
   *
   * @param known what its classes mean; empty for tables of an earlier version, which do not say
   *     it: the classes are then a sequence of numbers
   * @param size how many classes points have
   * @throws UserErrorException if its kind is none that there is
   */
  static FactorScale of(String factor, List<FactorRow> known, int size) {
    if (known.isEmpty()) {
      List<String> marks = List.of("0", Integer.toString(size - 1));
      return sequence(factor, IntStream.range(0, size).mapToObj(i -> "class " + i).toList(), marks);
    }
    List<FactorRow> classes =
        known.stream().sorted(Comparator.comparingInt(FactorRow::classIndex)).toList();
    List<String> names = classes.stream().map(FactorScale::name).toList();
    return switch (known.get(0).kind()) {
      case "categorical" -> categories(factor, names);
      case "cyclic" -> cycle(factor, classes);
      case "ordered", "continuous" ->
          sequence(factor, names, List.of(names.get(0), names.get(names.size() - 1)));
      default ->
          throw new UserErrorException(
              "factors.csv calls the factor %s \"%s\"; expected categorical, ordered, cyclic or continuous"
                  .formatted(factor, known.get(0).kind()));
    };
  }

  /** The class of a point; empty where it is not known, or is none of the scale's. */
  OptionalInt classOf(Point point) {
    Integer of = point.classes().get(name);
    return of == null || of >= colors.size() ? OptionalInt.empty() : OptionalInt.of(of);
  }

  /** The colour of a point; grey without a class. */
  Color color(Point point) {
    OptionalInt of = classOf(point);
    return of.isPresent() ? colors.get(of.getAsInt()) : Palette.UNKNOWN;
  }

  /** The first mark. */
  String low() {
    return marks.get(0);
  }

  /** The last mark. */
  String high() {
    return marks.get(marks.size() - 1);
  }

  private static String name(FactorRow row) {
    return row.word().isEmpty() ? NumberText.significant(row.value(), DIGITS) : row.word();
  }

  private static FactorScale categories(String factor, List<String> classes) {
    return new FactorScale(
        factor,
        ColumnTitle.factor(factor),
        Kind.CATEGORIES,
        classes,
        Palette.categories(classes.size()),
        List.of());
  }

  private static FactorScale sequence(String factor, List<String> classes, List<String> marks) {
    int size = classes.size();
    return new FactorScale(
        factor,
        ColumnTitle.factor(factor),
        Kind.SEQUENCE,
        classes,
        IntStream.range(0, size)
            // The palest tenth of viridis is lost on white.
            .mapToObj(i -> Palette.sequential(0.94 * (i / Math.max(1.0, size - 1))))
            .toList(),
        marks);
  }

  /**
   * A circle, on which the classes lie at even distances. The last one is followed by the first
   * one, or is the same where the values span a whole turn, as those of dSprites do (0 to 2&pi;).
   */
  private static FactorScale cycle(String factor, List<FactorRow> classes) {
    int size = classes.size();
    double first = classes.get(0).value();
    double span = classes.get(size - 1).value() - first;
    boolean isClosed = isTurn(span);
    int steps = isClosed ? size - 1 : size;
    double period = isClosed ? span : span * size / Math.max(1, size - 1);
    return new FactorScale(
        factor,
        ColumnTitle.factor(factor),
        Kind.CYCLE,
        classes.stream()
            .map(row -> row.word().isEmpty() ? angle(row.value(), period) : row.word())
            .toList(),
        IntStream.range(0, size).mapToObj(i -> Palette.cyclic(i / (double) steps)).toList(),
        IntStream.rangeClosed(0, QUARTERS)
            .mapToObj(
                quarter ->
                    classes.get(0).word().isEmpty()
                        ? angle(first + quarter * period / QUARTERS, period)
                        : classes.get(quarter * size / QUARTERS % size).word())
            .toList());
  }

  private static boolean isTurn(double span) {
    return isNear(span, 2 * Math.PI) || isNear(span, DEGREES);
  }

  private static boolean isNear(double value, double expected) {
    return Math.abs(value - expected) < 1e-6 * expected;
  }

  /** In degrees where the circle is one of angles. */
  private static String angle(double value, double period) {
    return isTurn(period)
        ? NumberText.rounded(DEGREES * value / period, 0) + "°"
        : NumberText.significant(value, DIGITS);
  }
}
