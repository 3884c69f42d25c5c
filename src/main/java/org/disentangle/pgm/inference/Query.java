package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.independence.Statement;

/**
 * A question about a network: the distribution of some variables given evidence.
 *
 * @param targets the variables asked for; several mean their joint distribution
 * @param evidence what is known
 * @param likelihoods what was seen that tells of a variable without giving its state
 */
public record Query(List<String> targets, List<Setting> evidence, List<Likelihood> likelihoods) {
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
   * names are parted by blanks or commas, the weights of a likelihood by commas.
   *
   * @throws UserErrorException if there is more than one bar, or evidence is not of the form
   *     variable=state or variable~weights
   */
  public static Query parse(String text) {
    String[] sides = text.split("\\|", -1);
    if (sides.length > 2) {
      throw new UserErrorException(
          "\"" + text + "\" has more than one bar; a query is like \"lung | asia=yes dysp=yes\"");
    }
    List<Setting> evidence = new ArrayList<>();
    List<Likelihood> likelihoods = new ArrayList<>();
    for (String given : joined(sides.length == 2 ? Statement.names(sides[1]) : List.<String>of())) {
      int sign = given.indexOf('=');
      if (isLikelihood(given)) {
        likelihoods.add(Likelihood.parse(given));
        continue;
      }
      if (sign <= 0 || sign == given.length() - 1) {
        throw new UserErrorException(
            "the evidence \""
                + given
                + "\" is not of the form variable=state, as in \"lung | asia=yes dysp=yes\"");
      }
      evidence.add(new Setting(given.substring(0, sign), given.substring(sign + 1)));
    }
    return new Query(Statement.names(sides[0]), evidence, likelihoods);
  }

  /** Words with the weights of a likelihood put together again. */
  private static List<String> joined(List<String> words) {
    List<String> whole = new ArrayList<>();
    for (String word : words) {
      int last = whole.size() - 1;
      if (last >= 0 && isLikelihood(whole.get(last)) && NUMBER.matcher(word).matches()) {
        whole.set(last, whole.get(last) + "," + word);
      } else {
        whole.add(word);
      }
    }
    return whole;
  }

  private static boolean isLikelihood(String given) {
    return given.indexOf('=') < 0 && given.indexOf(Likelihood.SIGN) >= 0;
  }

  /** All that is given, each as it is read. */
  public List<String> given() {
    return Stream.concat(evidence.stream(), likelihoods.stream()).map(Object::toString).toList();
  }

  /** The same without its likelihoods. */
  Query withoutLikelihoods() {
    return new Query(targets, evidence);
  }

  /** As it is read, e.g. {@code lung | asia=yes dysp=yes}. */
  @Override
  public String toString() {
    String asked = String.join(" ", targets);
    return given().isEmpty() ? asked : asked + " | " + String.join(" ", given());
  }
}
