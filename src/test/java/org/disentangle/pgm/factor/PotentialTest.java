package org.disentangle.pgm.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;

/** Tables, against loops over joint states in plain doubles. */
class PotentialTest {
  private static final Variable A = new Variable("A", List.of("0", "1"));
  private static final Variable B = new Variable("B", List.of("0", "1", "2"));
  private static final Variable C = new Variable("C", List.of("0", "1", "2", "3"));

  private final Factor ab = random(List.of(A, B), 1);
  private final Factor cb = random(List.of(C, B), 2);
  private final Factor abc = random(List.of(A, B, C), 3);

  private static Factor random(List<Variable> scope, long seed) {
    Random random = new Random(seed);
    double[] values =
        new double[scope.stream().mapToInt(Variable::cardinality).reduce(1, (x, y) -> x * y)];
    Arrays.setAll(values, i -> random.nextInt(5) == 0 ? 0 : random.nextDouble() * 10);
    return new Factor(scope, values);
  }

  @Test
  void productsPairEntriesByState() {
    Factor product = ab.times(cb);
    assertEquals(List.of(A, B, C), product.scope());
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 3; b++) {
        for (int c = 0; c < 4; c++) {
          assertEquals(
              ab.value(a * 3 + b) * cb.value(c * 3 + b), product.value((a * 3 + b) * 4 + c), 0);
        }
      }
    }
    Potential turned = Potential.product(List.of(Potential.of(abc)), List.of(C, A, B));
    Map<String, Integer> states = Map.of("A", 1, "B", 2, "C", 1);
    assertEquals(abc.value((1 * 3 + 2) * 4 + 1), turned.value((1 * 2 + 1) * 3 + 2).doubleValue());
    assertEquals((1 * 2 + 1) * 3 + 2, turned.index(states));
    assertArrayEquals(
        new double[] {1, 1, 1}, Potential.product(List.of(), List.of(B)).factor().values());
  }

  @Test
  void variablesLeaveFromAnyPlace() {
    for (Variable gone : List.of(A, B, C)) {
      Factor sum = abc.sumOut(gone);
      Factor largest = abc.maximiseOut(gone);
      Potential.Maximum maximum = Potential.of(abc).maximiseOut(gone);
      double[] sums = new double[sum.size()];
      double[] most = new double[sum.size()];
      int[] states = new int[sum.size()];
      for (int i = 0; i < 24; i++) {
        int[] joint = {i / 12, i / 4 % 3, i % 4};
        int place = List.of(A, B, C).indexOf(gone);
        int entry = place == 0 ? i % 12 : place == 1 ? joint[0] * 4 + joint[2] : i / 4;
        int state = joint[place];
        sums[entry] += abc.value(i);
        if (abc.value(i) > most[entry]) {
          most[entry] = abc.value(i);
          states[entry] = state;
        }
      }
      assertArrayEquals(sums, sum.values(), 1e-14);
      assertArrayEquals(most, largest.values(), 0);
      assertArrayEquals(states, maximum.states());
    }
    assertEquals(sum(abc), abc.total().doubleValue(), 1e-14);
    assertThrows(IllegalArgumentException.class, () -> ab.sumOut(C));
  }

  /** In another order than the table's own sum. */
  private static double sum(Factor factor) {
    return Arrays.stream(factor.values()).sorted().sum();
  }

  @Test
  void evidencePicksASlice() {
    Factor slice = abc.reduce(List.of(new Setting("B", "2"), new Setting("elsewhere", "x")));
    assertEquals(List.of(A, C), slice.scope());
    for (int i = 0; i < 8; i++) {
      assertEquals(abc.value((i / 4 * 3 + 2) * 4 + i % 4), slice.value(i));
    }
    Factor number =
        abc.reduce(List.of(new Setting("C", "3"), new Setting("A", "1"), new Setting("B", "0")));
    assertEquals(List.of(), number.scope());
    assertArrayEquals(new double[] {abc.value(12 + 3)}, number.values());
    String message =
        assertThrows(UserErrorException.class, () -> abc.reduce(List.of(new Setting("B", "high"))))
            .getMessage();
    assertEquals("the variable B has no state high; it has 0, 1, 2", message);
  }

  @Test
  void normalisedEntriesSumToOne() {
    Factor shares = abc.normalised();
    assertEquals(1, sum(shares), 1e-15);
    assertEquals(abc.value(7) / abc.total().doubleValue(), shares.value(7), 1e-17);
    Factor nothing = new Factor(List.of(A), new double[2]);
    assertThrows(ArithmeticException.class, nothing::normalised);
  }

  @Test
  void entriesMayBeOfAnySize() {
    Factor tiny = new Factor(List.of(A), new double[] {1e-300, 3e-310});
    List<Potential> many = Collections.nCopies(5000, Potential.of(tiny));
    Potential product = Potential.product(many, List.of(A));
    assertEquals(5000 * Math.log(1e-300), product.value(0).ln(), 1e-6);
    assertEquals(5000 * Math.log(3e-310), product.value(1).ln(), 1e-6);
    // What the large entries hid must still be there when they are ruled out.
    Factor second = new Factor(List.of(A), new double[] {0, 1});
    Magnitude left = Potential.product(List.of(product, Potential.of(second)), List.of(A)).total();
    assertEquals(product.value(1), left);
    assertEquals(
        List.of(1.0, 0.0), List.of(product.normalised().value(0), product.normalised().value(1)));
    String message = assertThrows(UserErrorException.class, product::factor).getMessage();
    assertTrue(message.startsWith("an entry over (A) is e^-3453878, beyond the range"), message);
  }

  @Test
  void magnitudesAreDoublesWithoutBounds() {
    for (double value : new double[] {0, 1, 3, 0.1, Double.MIN_VALUE, 7e-320, Double.MAX_VALUE}) {
      assertEquals(value, Magnitude.of(value).doubleValue(), 0);
      assertEquals(Math.log(value), Magnitude.of(value).ln(), 1e-12);
    }
    Magnitude small = Magnitude.of(1e-300);
    Magnitude square = small.times(small);
    assertEquals(0, square.doubleValue());
    assertEquals(1e-300, square.dividedBy(small).doubleValue(), 1e-315);
    assertEquals(2 * Math.log(1e-300), square.ln(), 1e-12);
    assertEquals(Magnitude.ZERO, Magnitude.of(0).times(square));
    assertThrows(ArithmeticException.class, () -> square.dividedBy(Magnitude.ZERO));
    assertThrows(IllegalArgumentException.class, () -> Magnitude.of(-1));
    assertThrows(IllegalArgumentException.class, () -> Magnitude.of(Double.NaN));
  }

  @Test
  void tablesThatDoNotFitAreNamed() {
    assertEquals(
        "the table over (A, A) has the variable A twice",
        assertThrows(UserErrorException.class, () -> new Factor(List.of(A, A), new double[4]))
            .getMessage());
    Variable other = new Variable("A", List.of("yes", "no"));
    assertEquals(
        "the table over (A, B) gives A the states 0, 1; it is declared with yes, no",
        assertThrows(
                UserErrorException.class, () -> new MarkovNetwork(List.of(other, B), List.of(ab)))
            .getMessage());
  }
}
