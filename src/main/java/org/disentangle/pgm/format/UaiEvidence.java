package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;

/**
 * Reads evidence in the format of the UAI competitions: how many variables are observed, then the
 * number of each and of its state, from 0. An older form has the number of samples before; such a
 * file must have one sample.
 */
public final class UaiEvidence {
  private static final Lexicon LEXICON = new Lexicon(List.of(), false, Lexicon.Comments.from("#"));

  private UaiEvidence() {}

  /**
   * Reads a whole text.
   *
   * @param file the source: error messages begin with it
   * @param variables in the order of their numbers
   * @throws org.disentangle.UserErrorException if it is not of this format, or a number is too
   *     large
   */
  public static List<Setting> read(String file, String text, List<Variable> variables) {
    SourceText source = new SourceText(file, text);
    List<Token> all = new ArrayList<>();
    Tokenizer tokens = new Tokenizer(source, LEXICON);
    while (tokens.peek().kind() != Token.Kind.END) {
      all.add(tokens.peek());
      tokens.count("a whole number, as evidence is written");
    }
    int size = all.size();
    if (size > 0 && size == 1 + 2L * number(all.get(0))) {
      return settings(source, all.subList(1, size), variables);
    }
    if (size > 1 && number(all.get(0)) == 1 && size == 2 + 2L * number(all.get(1))) {
      return settings(source, all.subList(2, size), variables);
    }
    throw source.fault(
        "this is no evidence of one sample: expected how many variables are observed, then the"
            + " number of each and that of its state, as in 2 0 1 3 0");
  }

  private static int number(Token token) {
    return Integer.parseInt(token.text());
  }

  private static List<Setting> settings(
      SourceText source, List<Token> pairs, List<Variable> variables) {
    List<Setting> settings = new ArrayList<>();
    Set<Integer> seen = new TreeSet<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      Token token = pairs.get(i);
      int index = number(token);
      if (index >= variables.size()) {
        throw source.fault(
            token.line(),
            "the variable " + index + " is observed; there are 0 to " + (variables.size() - 1));
      }
      if (!seen.add(index)) {
        throw source.fault(token.line(), "the variable " + index + " is observed twice; keep one");
      }
      Variable variable = variables.get(index);
      int state = number(pairs.get(i + 1));
      if (state >= variable.cardinality()) {
        throw source.fault(
            token.line(),
            "the variable "
                + variable.name()
                + " is observed in its state "
                + state
                + "; it has 0 to "
                + (variable.cardinality() - 1));
      }
      settings.add(new Setting(variable.name(), variable.states().get(state)));
    }
    return settings;
  }
}
