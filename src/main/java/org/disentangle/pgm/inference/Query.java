package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.name.NameText;

/**
 * A question about a network: the distribution of some variables given evidence.
 *
 * @param targets the variables asked for; several mean their joint distribution
 * @param evidence what is known
 * @param likelihoods what was seen that tells of a variable without giving its state
 */
public record Query(List<String> targets, List<Setting> evidence, List<Likelihood> likelihoods) {
  private static final String ENDS = "|";

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
   * names are parted by blanks or commas, the weights of a likelihood by commas alone; a name that
   * has such signs stands in double quotes.
   *
   * @throws UserErrorException if there is more than one bar, or evidence is not of the form
   *     variable=state or variable~weights
   */
  public static Query parse(String text) {
    NameText reader = new NameText(text, ENDS);
    List<String> targets = reader.names();
    List<Setting> evidence = new ArrayList<>();
    List<Likelihood> likelihoods = new ArrayList<>();
    if (reader.took('|')) {
      while (reader.hasName()) {
        String variable = reader.name(ENDS + "=" + Likelihood.SIGN);
        if (reader.adheres(Likelihood.SIGN)) {
          likelihoods.add(Likelihood.parse(variable, weights(reader)));
        } else {
          boolean sign = reader.adheres('=');
          evidence.add(setting(variable, sign, sign ? reader.name(ENDS) : ""));
        }
      }
    }
    if (!reader.atEnd()) {
      throw new UserErrorException(
          "\"" + text + "\" has more than one bar; a query is like \"lung | asia=yes dysp=yes\"");
    }
    return new Query(targets, evidence, likelihoods);
  }

  private static Setting setting(String variable, boolean sign, String state) {
    if (variable.isEmpty() || state.isEmpty()) {
      throw new UserErrorException(
          "the evidence \""
              + variable
              + (sign ? "=" : "")
              + state
              + "\" is not of the form variable=state, as in \"lung | asia=yes dysp=yes\"");
    }
    return new Setting(variable, state);
  }

  /** The weights that come next, as a likelihood's own text has them. */
  private static String weights(NameText reader) {
    StringBuilder weights = new StringBuilder(reader.name(ENDS));
    while (reader.adheres(',')) {
      weights.append(',').append(reader.name(ENDS));
    }
    return weights.toString();
  }

  /** All that is given, each as it is read. */
  public List<String> given() {
    return Stream.concat(
            evidence.stream()
                .map(
                    each ->
                        NameText.written(each.variable()) + "=" + NameText.written(each.state())),
            likelihoods.stream().map(Likelihood::toString))
        .toList();
  }

  /** The same without its likelihoods. */
  Query withoutLikelihoods() {
    return new Query(targets, evidence);
  }

  /** As it is read, e.g. {@code lung | asia=yes dysp=yes}. */
  @Override
  public String toString() {
    String asked = targets.stream().map(NameText::written).collect(Collectors.joining(" "));
    return given().isEmpty() ? asked : asked + " | " + String.join(" ", given());
  }
}
