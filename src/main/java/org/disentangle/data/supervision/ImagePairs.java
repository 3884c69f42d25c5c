package org.disentangle.data.supervision;

import java.util.List;
import org.disentangle.config.AdaVaeConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.SplitMix64;

/** Pairs of training images. Both images of each lie in the training split. */
public interface ImagePairs {
  /** Draws one; it depends on the state of the generator alone. */
  ImagePair draw(SplitMix64 random);

  /**
   * What the images of a pair may differ in, by name; empty where it is not known in what they
   * differ.
   */
  List<String> factors();

  /** SHA-256 of the file that lists the pairs, hexadecimal; empty without one. */
  default String checksum() {
    return "";
  }

  /**
   * The pairs that a configuration names.
   *
   * @param train indices of the training images
   * @throws org.disentangle.UserErrorException if there are none, or the data do not say what is
   *     needed
   */
  static ImagePairs of(AdaVaeConfig config, FactorImages images, int[] train) {
    return switch (config.getPairsCase()) {
      // Left out, it has its defaults.
      case DRAWN, PAIRS_NOT_SET ->
          DrawnPairs.of(config.getDrawn().getChangedFactors(), images, train);
      case LISTED -> ListedPairs.of(config.getListed().getPath(), images, train);
      case NEIGHBOURS -> NeighbouringPairs.of(config.getNeighbours(), images, train);
    };
  }
}
