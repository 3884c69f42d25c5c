package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormat.ParseException;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassWordsTest {
  private static final LabelColumn NUMBERS =
      LabelColumn.numbers("size", new double[] {3, 1, Double.NaN, 3});
  private static final LabelColumn TEXTS =
      LabelColumn.texts("size", List.of("small", "large", "", "medium"));

  private static ImageLabels labels(LabelColumn column, String known) throws ParseException {
    DataConfig.Builder data = DataConfig.newBuilder();
    TextFormat.merge(known, data);
    return LabelColumn.labels(List.of(column), 4, data.getFactorList(), "pets");
  }

  @Test
  void numbersGetWords() throws ParseException {
    ImageLabels labels =
        labels(NUMBERS, "factor { name: 'size' word: ['one', 'two', 'three'] value: [1, 2, 3] }");
    assertEquals(
        List.of(
            new Factor("size", FactorKind.CATEGORICAL, List.of(1.0, 3.0), List.of("one", "three"))),
        labels.factors());
    assertEquals(FactorImages.UNKNOWN, labels.classes()[2]);
  }

  @Test
  void wordsGetAnOrder() throws ParseException {
    ImageLabels labels =
        labels(TEXTS, "factor { name: 'size' kind: ORDERED word: ['small', 'medium', 'large'] }");
    assertEquals(
        List.of(
            new Factor(
                "size",
                FactorKind.ORDERED,
                List.of(0.0, 1.0, 2.0),
                List.of("small", "medium", "large"))),
        labels.factors());
    assertEquals(
        List.of(0, 2, -1, 1),
        List.of(
            (int) labels.classes()[0],
            (int) labels.classes()[1],
            (int) labels.classes()[2],
            (int) labels.classes()[3]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "word: ['a', 'b'] value: [1]|has 2 words, but 1 values",
        "word: ['a', 'a'] value: [1, 3]|has the word \"a\"; expected each word once",
        "word: ['a', 'b'] value: [1, 1]|has the value 1; expected finite values, each once",
        "word: ['a', 'b'] value: [1, nan]|has the value NaN",
        "word: ['a', 'b']|has no word for the value 3",
        "word: ['a', 'b', 'c', 'd'] kind: CONTINUOUS|data.factor calls size continuous, but in pets it has words"
      })
  void wordsThatDoNotFitAreRefused(String said, String expected) {
    String known = "factor { name: 'size' " + said + " }";
    String message =
        assertThrows(UserErrorException.class, () -> labels(NUMBERS, known)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aWordThatIsNotListedIsRefused() {
    String message =
        assertThrows(
                UserErrorException.class,
                () -> labels(TEXTS, "factor { name: 'size' word: ['small', 'large'] }"))
            .getMessage();
    assertTrue(message.contains("no word \"medium\", which labels have"), message);
  }

  @Test
  void aGridOfSizesMayHaveWords() throws ParseException {
    DataConfig.Builder data = DataConfig.newBuilder();
    TextFormat.merge("factor { name: 'size' size: 2 word: ['small', 'large'] }", data);
    assertEquals(
        List.of("small", "large"),
        GridOfSizes.of(data.getFactorList(), 2, "pets", "data.factor").factors().get(0).words());
  }
}
