package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.name.NameText;

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
   * are parted by blanks or commas; one that has such signs stands in double quotes.
   *
   * @throws UserErrorException if there is more than one bar, or evidence is not of the form
   *     variable=state
   */
  public static Query parse(String text) {
    NameText reader = new NameText(text, "|");
    List<String> targets = reader.names();
    List<Given> evidence = new ArrayList<>();
    if (reader.took('|')) {
      while (reader.hasName()) {
        String variable = reader.name("|=");
        boolean sign = reader.adheres('=');
        evidence.add(new Given(variable, sign, sign ? reader.name("|") : ""));
      }
    }
    if (!reader.atEnd()) {
      throw new UserErrorException(
          "\"" + text + "\" has more than one bar; a query is like \"lung | asia=yes dysp=yes\"");
    }
    return new Query(targets, evidence.stream().map(Given::setting).toList());
  }

  /** A piece of evidence as it is written, perhaps not whole. */
  private record Given(String variable, boolean sign, String state) {
    Setting setting() {
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
  }

  /** As it is read, e.g. {@code lung | asia=yes dysp=yes}. */
  @Override
  public String toString() {
    String asked = written(targets.stream());
    return evidence.isEmpty() ? asked : asked + " | " + given();
  }

  private String given() {
    return evidence.stream()
        .map(each -> NameText.written(each.variable()) + "=" + NameText.written(each.state()))
        .collect(Collectors.joining(" "));
  }

  private static String written(Stream<String> names) {
    return names.map(NameText::written).collect(Collectors.joining(" "));
  }
}
