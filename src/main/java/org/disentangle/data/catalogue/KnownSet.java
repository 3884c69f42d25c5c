package org.disentangle.data.catalogue;

import java.util.List;
import java.util.Optional;
import org.disentangle.config.FactorConfig;

/**
 * A published set of images.
 *
 * @param name what it is called
 * @param paper its authors and the year
 * @param home where it comes from
 * @param licence of the images
 * @param remark what one should know before one uses it
 * @param factors what the files do not say of them: of labels without names, the name and kind of
 *     each column; of images without labels, in the order of a grid, their sizes too. Empty where
 *     the files say it
 * @param files those with the images
 */
public record KnownSet(
    String name,
    String paper,
    String home,
    String licence,
    Optional<String> remark,
    List<FactorConfig> factors,
    List<KnownFile> files) {
  /** Copies the lists. */
  public KnownSet {
    factors = List.copyOf(factors);
    files = List.copyOf(files);
  }

  /** The set's name and its paper. */
  @Override
  public String toString() {
    return name + " (" + paper + ")";
  }
}
