package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.name.NameText;

/**
 * A question about a network: the distribution of some variables given evidence.
 *
 * @param targets the variables asked for; for several, their joint distribution
 * @param evidence the observed states
 * @param likelihoods likelihood evidence, which carries information about a variable without
 *     determining its state
 */
public record Query(List<String> targets, List<Setting> evidence, List<Likelihood> likelihoods) {
  private static final String ENDS = "|";
  private static final Pattern NUMBER = Pattern.compile("[0-9.][0-9.eE+-]*");

  /** Copies the lists. */
  public Query {
    targets = List.copyOf(targets);
    evidence = List.copyOf(evidence);
    likelihoods = List.copyOf(likelihoods);
  }

  /** Without likelihoods. */
  public Query(List<String> targets, List<Setting> evidence) {
    this(targets, evidence, List.of());
  }

  /**
   * Reads {@code "lung | asia=yes xray~0.3,0.7"}: targets, then perhaps a bar and the evidence;
   * names and the weights of a likelihood are separated by blanks or commas; a name with such
   * characters is in double quotes.
   *
   * @throws UserErrorException if there is more than one bar, or evidence is not of the form
   *     variable=state or variable~weights
   */
  public static Query parse(String text) {
    NameText reader = new NameText(text, ENDS);
    List<String> targets = reader.names();
    List<Given> given = new ArrayList<>();
    if (reader.took('|')) {
      while (reader.hasName()) {
        given.add(Given.next(reader));
      }
    }
    if (!reader.atEnd()) {
      throw new UserErrorException(
          "\"" + text + "\" has more than one bar; a query is like \"lung | asia=yes dysp=yes\"");
    }
    List<Setting> evidence = new ArrayList<>();
    List<Likelihood> likelihoods = new ArrayList<>();
    for (Given each : given) {
      if (each.weighs()) {
        likelihoods.add(each.likelihood());
      } else {
        evidence.add(each.setting());
      }
    }
    return new Query(targets, evidence, likelihoods);
  }

  /**
   * A piece of evidence as written, perhaps incomplete.
   *
   * @param sign between variable and value; blank where there is none
   */
  private record Given(String variable, String sign, String value) {
    private static final String LIKELIHOOD = String.valueOf(Likelihood.SIGN);

    static Given next(NameText reader) {
      String variable = reader.name(ENDS + "=" + LIKELIHOOD);
      if (reader.adheres(Likelihood.SIGN)) {
        return new Given(variable, LIKELIHOOD, weights(reader));
      }
      boolean observed = reader.adheres('=');
      return new Given(variable, observed ? "=" : "", observed ? reader.name(ENDS) : "");
    }

    boolean weighs() {
      return sign.equals(LIKELIHOOD);
    }

    Likelihood likelihood() {
      return Likelihood.parse(variable, value);
    }

    Setting setting() {
      if (variable.isEmpty() || value.isEmpty()) {
        throw new UserErrorException(
            "the evidence \""
                + variable
                + sign
                + value
                + "\" is not of the form variable=state, as in \"lung | asia=yes dysp=yes\"");
      }
      return new Setting(variable, value);
    }
  }

  /** The following weights, in the form of a likelihood's text. */
  private static String weights(NameText reader) {
    StringBuilder weights = new StringBuilder(reader.name(ENDS));
    String next = reader.nameOf(NUMBER, ENDS);
    while (!next.isEmpty()) {
      weights.append(',').append(next);
      next = reader.nameOf(NUMBER, ENDS);
    }
    return weights.toString();
  }

  /** All evidence, each piece in the form in which it is read. */
  public List<String> given() {
    return Stream.concat(
            evidence.stream()
                .map(
                    each ->
                        NameText.written(each.variable()) + "=" + NameText.written(each.state())),
            likelihoods.stream().map(Likelihood::toString))
        .toList();
  }

  /** In the form in which it is read, e.g. {@code lung | asia=yes dysp=yes}. */
  @Override
  public String toString() {
    String asked = targets.stream().map(NameText::written).collect(Collectors.joining(" "));
    return given().isEmpty() ? asked : asked + " | " + String.join(" ", given());
  }
}
