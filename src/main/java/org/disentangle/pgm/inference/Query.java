package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.independence.Statement;

/**
 * A question about a network: the distribution of some variables given evidence.
 *
 * @param targets the variables asked for; several mean their joint distribution
 * @param evidence what is known
 */
public record Query(List<String> targets, List<Setting> evidence) {
  /** Copies the lists. */
  public Query {
    targets = List.copyOf(targets);
    evidence = List.copyOf(evidence);
  }

  /**
   * Reads {@code "lung | asia=yes dysp=yes"}: targets, then perhaps a bar and the evidence; names
   * are parted by blanks or commas.
   *
   * @throws UserErrorException if there is more than one bar, or evidence is not of the form
   *     variable=state
   */
  public static Query parse(String text) {
    String[] sides = text.split("\\|", -1);
    if (sides.length > 2) {
      throw new UserErrorException(
          "\"" + text + "\" has more than one bar; a query is like \"lung | asia=yes dysp=yes\"");
    }
    List<Setting> evidence = new ArrayList<>();
    for (String given : sides.length == 2 ? Statement.names(sides[1]) : List.<String>of()) {
      int sign = given.indexOf('=');
      if (sign <= 0 || sign == given.length() - 1) {
        throw new UserErrorException(
            "the evidence \""
                + given
                + "\" is not of the form variable=state, as in \"lung | asia=yes dysp=yes\"");
      }
      evidence.add(new Setting(given.substring(0, sign), given.substring(sign + 1)));
    }
    return new Query(Statement.names(sides[0]), evidence);
  }

  /** As it is read, e.g. {@code lung | asia=yes dysp=yes}. */
  @Override
  public String toString() {
    String asked = String.join(" ", targets);
    return evidence.isEmpty()
        ? asked
        : asked + " | " + String.join(" ", evidence.stream().map(Setting::toString).toList());
  }
}
