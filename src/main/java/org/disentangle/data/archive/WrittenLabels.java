package org.disentangle.data.archive;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.dsprites.Dsprites;

/** What an archive says of its images' labels. */
final class WrittenLabels {
  private WrittenLabels() {}

  /** Whether every image has a class in every factor, and its value is that of the class. */
  static boolean areClasses(FactorImages images, int[] selection) {
    List<Factor> factors = images.factors();
    return factors.stream().noneMatch(factor -> factor.kind() == FactorKind.CONTINUOUS)
        && Arrays.stream(selection)
            .allMatch(
                image ->
                    IntStream.range(0, factors.size())
                        .noneMatch(f -> images.factorClass(image, f) == FactorImages.UNKNOWN));
  }

  /** The names of the factors' kinds; none for those of dSprites, whose kinds are known. */
  static List<String> kinds(List<Factor> factors) {
    return areDsprites(factors)
        ? List.of()
        : factors.stream().map(factor -> factor.kind().name()).toList();
  }

  /** The rows of {@link WrittenWords}; none for those of dSprites, whose words are known. */
  static List<String> words(List<Factor> factors) {
    return areDsprites(factors) ? List.of() : WrittenWords.rows(factors);
  }

  private static boolean areDsprites(List<Factor> factors) {
    return Dsprites.isNamedSo(factors.stream().map(Factor::name).toList());
  }
}
