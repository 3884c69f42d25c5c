package org.disentangle.data;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;

/** The kinds of factors with classes, where the configuration says other ones than the source. */
public final class KnownKinds {
  private KnownKinds() {}

  /**
   * The same factors, of the kinds that the configuration says.
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
    for (FactorConfig each : known) {
      if (each.getName().equals(factor.name()) && each.hasKind()) {
        if (each.getKind() == FactorKind.CONTINUOUS) {
          throw new UserErrorException(
              "data.factor calls %s CONTINUOUS, but in %s it has classes; expected another kind"
                  .formatted(factor.name(), where));
        }
        return new Factor(factor.name(), each.getKind(), factor.values(), factor.words());
      }
    }
    return factor;
  }
}
