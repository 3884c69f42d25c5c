package org.disentangle.data.archive;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.LabelColumn;

/** The kinds that the configuration gives to factors which have classes. */
final class FactorKinds {
  private FactorKinds() {}

  /**
   * The same factors, of the kinds that the configuration says.
   *
   * @throws UserErrorException if it names a factor that is not there, or calls one continuous
   */
  static List<Factor> of(List<Factor> factors, List<FactorConfig> known, Path archive) {
    LabelColumn.requireKnown(
        factors.stream().map(Factor::name).toList(), known, "the archive " + archive);
    return factors.stream().map(factor -> of(factor, known, archive)).toList();
  }

  private static Factor of(Factor factor, List<FactorConfig> known, Path archive) {
    for (FactorConfig each : known) {
      if (each.getName().equals(factor.name()) && each.hasKind()) {
        if (each.getKind() == FactorKind.CONTINUOUS) {
          throw new UserErrorException(
              "data.factor calls %s CONTINUOUS, but in the archive %s it has classes; expected another kind"
                  .formatted(factor.name(), archive));
        }
        return new Factor(factor.name(), each.getKind(), factor.values(), factor.words());
      }
    }
    return factor;
  }
}
