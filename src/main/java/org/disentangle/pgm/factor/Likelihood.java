package org.disentangle.pgm.factor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.math.ShortestDecimal;
import org.disentangle.pgm.name.NameText;

/**
 * Likelihood evidence, also called virtual evidence (Pearl 1988, section 2.2.2): the probability of
 * an observation (not of the variable itself) in each state of the variable. Only the ratios
 * matter.
 *
 * @param variable its name
 * @param weights one for each state, in their order; not negative, and not all 0
 */
public record Likelihood(String variable, List<Double> weights) {
  /** Separates the variable from the weights. */
  public static final char SIGN = '~';

  private static final String EXAMPLE = "as in \"E~0.3,0.7\"";

  /**
   * Copies the list.
   *
   * @throws UserErrorException if a weight is negative or not a finite number, or all are 0
   */
  public Likelihood {
    weights = List.copyOf(weights);
    if (weights.stream().anyMatch(each -> !(each >= 0) || each.isInfinite())) {
      throw new UserErrorException(
          "the likelihood "
              + text(variable, weights)
              + " has a weight that is negative or no number; give one weight from 0 on for each"
              + " state, "
              + EXAMPLE);
    }
    if (weights.stream().allMatch(each -> each == 0)) {
      throw new UserErrorException(
          "the likelihood "
              + text(variable, weights)
              + " has no weight above 0, so that it rules out every state; "
              + EXAMPLE);
    }
  }

  /**
   * Reads the weights of {@code E~0.3,0.7}.
   *
   * @param weights numbers separated by commas
   * @throws UserErrorException if they are of another form
   */
  public static Likelihood parse(String variable, String weights) {
    List<Double> numbers = new ArrayList<>();
    try {
      for (String each : weights.split(",", -1)) {
        numbers.add(Double.valueOf(each));
      }
    } catch (NumberFormatException e) {
      throw malformed(variable, weights, e);
    }
    if (variable.isEmpty()) {
      throw malformed(variable, weights, null);
    }
    return new Likelihood(variable, numbers);
  }

  private static UserErrorException malformed(
      String variable, String weights, NumberFormatException cause) {
    return new UserErrorException(
        "the likelihood \""
            + variable
            + SIGN
            + weights
            + "\" is not of the form variable~weights, one number for each state, "
            + EXAMPLE,
        cause);
  }

  /**
   * The weights as a table over the variable.
   *
   * @throws UserErrorException if there are not as many as the variable has states
   */
  public Factor over(Variable of) {
    if (of.cardinality() != weights.size()) {
      throw new UserErrorException(
          "the likelihood "
              + this
              + " has "
              + weights.size()
              + (weights.size() == 1 ? " weight; " : " weights; ")
              + variable
              + " has the states "
              + String.join(", ", of.states())
              + ", and each needs one");
    }
    return new Factor(List.of(of), weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** In the form in which it is read. */
  @Override
  public String toString() {
    return text(variable, weights);
  }

  private static String text(String variable, List<Double> weights) {
    return weights.stream()
        .map(each -> ShortestDecimal.text(each).replaceFirst("\\.0$", ""))
        .collect(Collectors.joining(",", NameText.written(variable) + SIGN, ""));
  }
}
