package org.disentangle.data;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;

/**
 * The kinds and words of factors with classes, where the configuration says other ones than the
 * source.
 */
public final class KnownKinds {
  private KnownKinds() {}

  /**
   * The same factors, of the kinds and with the words that the configuration says.
   *
   * @param known what it says of factors
   * @param where names the source in messages
   * @throws UserErrorException if it names a factor that is not there, or calls one continuous
   */
  public static List<Factor> of(List<Factor> factors, List<FactorConfig> known, String where) {
    LabelColumn.requireKnown(factors.stream().map(Factor::name).toList(), known, where);
    return factors.stream().map(factor -> of(factor, known, where)).toList();
  }

  private static Factor of(Factor factor, List<FactorConfig> known, String where) {
    FactorKind kind =
        known.stream()
            .filter(each -> each.getName().equals(factor.name()) && each.hasKind())
            .findFirst()
            .map(FactorConfig::getKind)
            .orElse(factor.kind());
    if (kind == FactorKind.CONTINUOUS) {
      throw new UserErrorException(
          "data.factor calls %s CONTINUOUS, but in %s it has classes; expected another kind"
              .formatted(factor.name(), where));
    }
    List<String> words =
        ClassWords.of(factor.name(), known, where)
            .map(called -> called.of(factor.values()))
            .orElse(factor.words());
    return new Factor(factor.name(), kind, factor.values(), words);
  }
}
