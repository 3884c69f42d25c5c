package org.disentangle.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorConfig;
import org.disentangle.data.array.ElementType;

/** What the classes of a factor are called, as a configuration or the images' source says it. */
public final class ClassWords {
  private final String factor;
  private final String where;
  private final Map<Double, String> words = new HashMap<>();
  private final Map<String, Double> values = new HashMap<>();

  private ClassWords(String factor, String where) {
    this.factor = factor;
    this.where = where;
  }

  /**
   * The words of a factor: those of the first that has some for it.
   *
   * @param known what is said of factors
   * @param where names the source in messages
   * @throws UserErrorException if there are not as many values as words, if any, or one of either
   *     is there twice
   */
  public static Optional<ClassWords> of(String factor, List<FactorConfig> known, String where) {
    return known.stream()
        .filter(each -> each.getName().equals(factor) && each.getWordCount() > 0)
        .findFirst()
        .map(each -> of(each, where));
  }

  private static ClassWords of(FactorConfig factor, String where) {
    ClassWords words = new ClassWords(factor.getName(), where);
    int count = factor.getWordCount();
    if (factor.getValueCount() != 0 && factor.getValueCount() != count) {
      throw words.fault(
          "%s words, but %s values".formatted(count, factor.getValueCount()),
          "expected a value for each word, or none");
    }
    for (int i = 0; i < count; i++) {
      double value = factor.getValueCount() == 0 ? i : factor.getValue(i);
      String word = factor.getWord(i);
      if (word.isBlank() || words.values.put(word, value) != null) {
        throw words.fault(
            "the word \"" + printable(word) + "\"", "expected each word once, and none empty");
      }
      if (!Double.isFinite(value) || words.words.put(value, word) != null) {
        throw words.fault(
            "the value " + ElementType.written(value), "expected finite values, each once");
      }
    }
    return words;
  }

  /**
   * The words of some of the classes.
   *
   * @param classes their values
   * @throws UserErrorException if there is none for one of them
   */
  public List<String> of(List<Double> classes) {
    return classes.stream()
        .map(
            value ->
                Optional.ofNullable(words.get(value))
                    .orElseThrow(
                        () ->
                            fault(
                                "no word for the value " + ElementType.written(value),
                                "expected one for each value")))
        .toList();
  }

  /**
   * The value that a word stands for.
   *
   * @throws UserErrorException if there is no such word
   */
  double value(String word) {
    return Optional.ofNullable(values.get(word))
        .orElseThrow(
            () ->
                fault(
                    "no word \"" + printable(word) + "\", which labels have",
                    "expected all of their words"));
  }

  private static String printable(String word) {
    return word.replaceAll("\\p{Cntrl}", "?");
  }

  private UserErrorException fault(String finding, String expected) {
    return new FileErrorException(
        "what the classes of %s are called in %s has %s; %s"
            .formatted(printable(factor), where, finding, expected));
  }
}
