package org.disentangle.data.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.StoredArray;

/**
 * The kinds of factors and the words of their classes: those that the configuration says, else
 * those of the archive's arrays {@code latents_kinds} and {@code latents_words}, where it has them.
 */
final class FactorKinds {
  private static final String KINDS = "latents_kinds";

  private FactorKinds() {}

  /**
   * What the configuration and then the archive say of factors.
   *
   * @param names of all of them
   * @throws org.disentangle.UserErrorException if the archive's kinds are of another number or
   *     unknown, or its words are none of these factors' classes
   */
  static List<FactorConfig> known(
      ArrayFile archive, List<String> names, List<FactorConfig> configured) throws IOException {
    List<FactorConfig> known = new ArrayList<>(configured);
    if (archive.has(KINDS)) {
      StoredArray array = archive.array(KINDS);
      List<String> kinds = array.texts();
      if (!array.shape().equals(ArrayShape.of(names.size()))) {
        throw array.fault(
            "has shape " + array.shape(), "expected (" + names.size() + ",): one for each factor");
      }
      for (int factor = 0; factor < names.size(); factor++) {
        known.add(
            FactorConfig.newBuilder()
                .setName(names.get(factor))
                .setKind(kind(array, kinds.get(factor)))
                .build());
      }
    }
    if (archive.has(WrittenWords.ARRAY)) {
      known.addAll(WrittenWords.read(archive.array(WrittenWords.ARRAY), names));
    }
    return known;
  }

  private static FactorKind kind(StoredArray array, String name) {
    return Arrays.stream(FactorKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                array.fault(
                    "has the kind \"" + name.replaceAll("\\p{Cntrl}", "?") + "\"",
                    "expected one of " + Arrays.toString(FactorKind.values())));
  }
}
