package org.disentangle.report.figure;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;

/**
 * The colour scale of one factor: how its classes are coloured and named in a legend.
 *
 * @param name the column's name, e.g. {@code position_x}
 * @param label the label in a menu, e.g. {@code position x}
 * @param kind whether the classes are names, a sequence or a circle
 * @param classes one name per class, for tooltips and the legend of named classes
 * @param colors one colour per class
 * @param low the meaning of the first class
 * @param high the meaning of the last class
 */
public record FactorScale(
    String name,
    String label,
    Kind kind,
    List<String> classes,
    List<Color> colors,
    String low,
    String high) {

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
   * The scale of a factor. In a part of dSprites, classes are renumbered: their shapes and angles
   * are known only if all classes are present.
   *
   * @param isOfDsprites whether it is a factor of dSprites, recognised by its name; any other
   *     factor is a sequence
   */
  static FactorScale of(String factor, int size, boolean isOfDsprites) {
    boolean areAll =
        Dsprites.GRID.factors().stream()
            .anyMatch(each -> each.name().equals(factor) && each.size() == size);
    return switch (isOfDsprites ? factor : "") {
      case "shape" ->
          areAll ? categories(factor, Dsprites.SHAPE_NAMES) : categories(factor, numbered(size));
      case "orientation" -> areAll ? cycle(factor, size) : numberedSequence(factor, size);
      case "scale" -> sequence(factor, size, "small", "large");
      case "position_x" -> sequence(factor, size, "left", "right");
      case "position_y" -> sequence(factor, size, "top", "bottom");
      default -> numberedSequence(factor, size);
    };
  }

  private static List<String> numbered(int size) {
    return IntStream.range(0, size).mapToObj(i -> "class " + i).toList();
  }

  private static FactorScale numberedSequence(String factor, int size) {
    return sequence(factor, size, "0", Integer.toString(size - 1));
  }

  private static FactorScale categories(String factor, List<String> classes) {
    return new FactorScale(
        factor,
        ColumnTitle.factor(factor),
        Kind.CATEGORIES,
        classes,
        IntStream.range(0, classes.size()).mapToObj(Palette::line).toList(),
        "",
        "");
  }

  private static FactorScale cycle(String factor, int size) {
    return new FactorScale(
        factor,
        ColumnTitle.factor(factor),
        Kind.CYCLE,
        IntStream.range(0, size)
            .mapToObj(i -> NumberText.rounded(360 * share(i, size), 0) + "°")
            .toList(),
        IntStream.range(0, size).mapToObj(i -> Palette.cyclic(share(i, size))).toList(),
        "0°",
        "360°");
  }

  private static FactorScale sequence(String factor, int size, String low, String high) {
    return new FactorScale(
        factor,
        ColumnTitle.factor(factor),
        Kind.SEQUENCE,
        numbered(size),
        // The palest tenth of viridis is lost on white.
        IntStream.range(0, size).mapToObj(i -> Palette.sequential(0.94 * share(i, size))).toList(),
        low,
        high);
  }

  /** dSprites includes both ends of the circle, so the last orientation equals the first. */
  private static double share(int index, int size) {
    return size > 1 ? index / (double) (size - 1) : 0;
  }
}
