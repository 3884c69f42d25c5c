package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InformationTest {

  @Test
  void entropyOfEqualClassesIsTheLogarithmOfTheirNumber() {
    assertEquals(Math.log(4), Information.entropyNats(new int[] {0, 1, 2, 3}), 1e-15);
    assertEquals(0, Information.entropyNats(new int[] {7, 7, 7}), 0);
    assertEquals(0.6365141682948128, Information.entropyNats(new long[] {1, 0, 2}), 1e-15);
  }

  @Test
  void informationOfALabellingAboutItselfIsItsEntropy() {
    int[] labels = new Random(1).ints(1000, 0, 13).toArray();
    int[] renamed = Arrays.stream(labels).map(label -> 12 - label).toArray();
    double entropyNats = Information.entropyNats(labels);
    assertEquals(entropyNats, Information.mutualInformationNats(labels, labels), 1e-14);
    assertEquals(entropyNats, Information.mutualInformationNats(labels, renamed), 1e-14);
  }

  @Test
  void independentLabelsShareNothingAndTheOrderDoesNotMatter() {
    int[] first = {0, 0, 1, 1};
    int[] second = {0, 1, 0, 1};
    assertEquals(0, Information.mutualInformationNats(first, second), 0);
    int[] a = new Random(2).ints(500, 0, 4).toArray();
    int[] b = new Random(3).ints(500, 0, 9).toArray();
    assertEquals(
        Information.mutualInformationNats(a, b), Information.mutualInformationNats(b, a), 1e-15);
    assertTrue(Information.mutualInformationNats(a, b) > 0);
  }

  /**
   * sklearn.metrics.mutual_info_score([0,0,1,1,2,2], [0,0,0,1,1,1]), scikit-learn 1.9.1:
   * 0.462098... = 2/3 log 2.
   */
  @Test
  void knownTable() {
    assertEquals(
        2.0 / 3.0 * Math.log(2),
        Information.mutualInformationNats(
            new int[] {0, 0, 1, 1, 2, 2}, new int[] {0, 0, 0, 1, 1, 1}),
        1e-15);
  }

  @Test
  void refusesWhatIsNoLabelling() {
    assertThrows(IllegalArgumentException.class, () -> Information.entropyNats(new int[0]));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> Information.entropyNats(new int[] {0, -3}))
            .getMessage()
            .contains("-3"));
    assertThrows(IllegalArgumentException.class, () -> Information.entropyNats(new long[] {0, 0}));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Information.mutualInformationNats(new int[2], new int[3]))
            .getMessage();
    assertTrue(message.contains("2 and 3"), message);
  }
}
