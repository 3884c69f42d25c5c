package org.disentangle.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;

/**
 * One column of labels as a source has it, before anything is known of it but its values.
 *
 * <p>Text is categorical, its classes in the order of their letters, or in that of the values which
 * {@linkplain ClassWords words} are known to stand for. Numbers are continuous if there are more
 * than {@value NumberClasses#EQUAL_COUNTS} distinct ones and fewer than {@value #SHARED} images for
 * each of them in the mean, else ordered, a class for each distinct number. A continuous factor is
 * cut into {@linkplain NumberClasses#ofEqualCount classes of equal count} for what counts classes.
 */
public final class LabelColumn {
  /** The largest number of classes a factor may have. */
  public static final int MOST_CLASSES = Short.MAX_VALUE;

  /** The mean number of images a distinct number must have for numbers to be classes. */
  static final int SHARED = 5;

  private final String name;
  private final double[] numbers;
  private final List<String> words;

  private LabelColumn(String name, double[] numbers, List<String> words) {
    this.name = name;
    this.numbers = numbers;
    this.words = words;
  }

  /**
   * A column of numbers.
   *
   * @param numbers one an image, NaN where there is none; not copied
   */
  public static LabelColumn numbers(String name, double[] numbers) {
    return new LabelColumn(name, numbers, List.of());
  }

  /**
   * A column of text; of numbers if every text that is there is one.
   *
   * @param texts one an image, empty where there is none
   */
  public static LabelColumn texts(String name, List<String> texts) {
    double[] numbers = new double[texts.size()];
    List<String> words = new ArrayList<>(new TreeSet<>(texts));
    words.remove("");
    boolean areNumbers = words.stream().allMatch(LabelColumn::isNumber);
    for (int i = 0; i < numbers.length; i++) {
      String text = texts.get(i);
      if (text.isEmpty()) {
        numbers[i] = Double.NaN;
      } else {
        numbers[i] = areNumbers ? Double.parseDouble(text) : Collections.binarySearch(words, text);
      }
    }
    return new LabelColumn(name, numbers, areNumbers ? List.of() : words);
  }

  /** Whether a text is a number in decimals. */
  public static boolean isNumber(String text) {
    return text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  }

  /**
   * A column of classes that have names, in their order.
   *
   * @param classes the place of each image's class among the names, NaN where it has none
   * @param names of all classes, of which some may be nowhere
   */
  public static LabelColumn classes(String name, double[] classes, List<String> names) {
    double[] found =
        Arrays.stream(classes).filter(each -> !Double.isNaN(each)).sorted().distinct().toArray();
    double[] ranks =
        Arrays.stream(classes)
            .map(each -> Double.isNaN(each) ? each : Arrays.binarySearch(found, each))
            .toArray();
    return new LabelColumn(
        name, ranks, Arrays.stream(found).mapToObj(each -> names.get((int) each)).toList());
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** How many images it is of. */
  public int size() {
    return numbers.length;
  }

  /** Its words, in the order of their letters; none for a column of numbers. */
  public List<String> words() {
    return words;
  }

  /** The same labels under another name. */
  public LabelColumn called(String other) {
    return new LabelColumn(other, numbers, words);
  }

  /**
   * The labels of some of the images.
   *
   * @param images their indices
   */
  public LabelColumn of(int[] images) {
    double[] own = IntStream.of(images).mapToDouble(image -> numbers[image]).toArray();
    return words.isEmpty() ? numbers(name, own) : classes(name, own, words);
  }

  /** Whether nothing is known of any image. */
  public boolean isUnknown() {
    return Arrays.stream(numbers).allMatch(Double::isNaN);
  }

  /**
   * The labels of all columns.
   *
   * @param images how many images there are
   * @param known what the configuration says of factors
   * @param where names the source in messages
   * @throws UserErrorException if the configuration names a factor that is not there or calls text
   *     continuous, a number is infinite, or a factor has too many classes
   */
  public static ImageLabels labels(
      List<LabelColumn> columns, int images, List<FactorConfig> known, String where) {
    requireKnown(columns.stream().map(LabelColumn::name).toList(), known, where);
    List<Factor> factors = new ArrayList<>();
    short[] classes = new short[Math.multiplyExact(images, columns.size())];
    double[][] numbers = new double[columns.size()][];
    for (int f = 0; f < columns.size(); f++) {
      Optional<ClassWords> called = ClassWords.of(columns.get(f).name, known, where);
      FactorKind kind = columns.get(f).kind(known, called.isPresent(), where);
      LabelColumn column = called.map(columns.get(f)::numbered).orElse(columns.get(f));
      NumberClasses cut =
          kind == FactorKind.CONTINUOUS
              ? NumberClasses.ofEqualCount(column.numbers)
              : column.distinct(where);
      factors.add(
          new Factor(
              column.name,
              kind,
              cut.values(),
              called.map(each -> each.of(cut.values())).orElse(column.words)));
      numbers[f] = kind == FactorKind.CONTINUOUS ? column.numbers : new double[0];
      for (int i = 0; i < images; i++) {
        classes[i * columns.size() + f] = (short) cut.of(column.numbers[i]);
      }
    }
    return new ImageLabels(factors, images, classes, numbers);
  }

  /**
   * Checks that the configuration speaks of factors that are there.
   *
   * @param names of the factors
   * @param known what the configuration says of factors
   * @param where names the source in messages
   * @throws UserErrorException if it names another
   */
  public static void requireKnown(List<String> names, List<FactorConfig> known, String where) {
    for (FactorConfig each : known) {
      if (!names.contains(each.getName())) {
        throw new UserErrorException(
            "data.factor names %s, but %s has %s; name one of its factors, or none"
                .formatted(
                    each.getName(),
                    where,
                    names.isEmpty() ? "no factors" : "the factors " + String.join(", ", names)));
      }
    }
  }

  /** Numbers in the place of words. */
  private LabelColumn numbered(ClassWords called) {
    if (words.isEmpty()) {
      return this;
    }
    double[] values = words.stream().mapToDouble(called::value).toArray();
    return numbers(
        name,
        Arrays.stream(numbers)
            .map(number -> Double.isNaN(number) ? number : values[(int) number])
            .toArray());
  }

  private FactorKind kind(List<FactorConfig> known, boolean isCalled, String where) {
    for (int i = 0; i < numbers.length; i++) {
      if (Double.isInfinite(numbers[i])) {
        throw new UserErrorException(
            "%s has an infinite %s at image %s; expected a number, or nothing where it is unknown"
                .formatted(where, name, i));
      }
    }
    Optional<FactorKind> said =
        known.stream()
            .filter(each -> each.getName().equals(name) && each.hasKind())
            .map(FactorConfig::getKind)
            .findFirst();
    boolean hasWords = !words.isEmpty() || isCalled;
    if (hasWords && said.filter(FactorKind.CONTINUOUS::equals).isPresent()) {
      throw new UserErrorException(
          "data.factor calls %s continuous, but in %s it has words%s; expected numbers, or another kind"
              .formatted(name, where, words.isEmpty() ? "" : ", such as \"" + words.get(0) + "\""));
    }
    return said.orElseGet(
        () ->
            hasWords
                ? FactorKind.CATEGORICAL
                : isScattered() ? FactorKind.CONTINUOUS : FactorKind.ORDERED);
  }

  private boolean isScattered() {
    long present = Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).count();
    int distinct = NumberClasses.distinct(numbers).values().size();
    return distinct > NumberClasses.EQUAL_COUNTS && present < (long) SHARED * distinct;
  }

  private NumberClasses distinct(String where) {
    NumberClasses classes = NumberClasses.distinct(numbers);
    if (classes.values().size() > MOST_CLASSES) {
      throw new UserErrorException(
          "%s has %s different values of %s; a factor with classes may have %s: %s"
              .formatted(
                  where,
                  classes.values().size(),
                  name,
                  MOST_CLASSES,
                  words.isEmpty()
                      ? "call it CONTINUOUS in data.factor"
                      : "leave this column out of the labels"));
    }
    return classes;
  }
}
