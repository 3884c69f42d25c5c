package org.disentangle.data.supervision;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.SplitMix64;

/**
 * Pairs from the rows of a file, of which each step draws some: all rows as likely.
 *
 * <p>In what the images of a pair differ is what the file says; where it does not, what the labels
 * of both images say.
 */
public final class ListedPairs implements ImagePairs {
  private final List<ImagePair> pairs;
  private final List<String> factors;
  private final String checksum;

  private ListedPairs(List<ImagePair> pairs, List<String> factors, String checksum) {
    this.pairs = List.copyOf(pairs);
    this.factors = List.copyOf(factors);
    this.checksum = checksum;
  }

  /**
   * The pairs of a file of which both images are training images.
   *
   * @param path of the file
   * @param train indices of the training images
   * @throws UserErrorException if the file cannot be read, names an image or a factor that is not
   *     there, or no pair is left
   */
  public static ListedPairs of(String path, FactorImages images, int[] train) {
    PairFile file = PairFile.read(path);
    file.requireImages(images.size(), images.source());
    boolean[] isTrained = new boolean[images.size()];
    Arrays.stream(train).forEach(image -> isTrained[image] = true);
    List<PairFile.Row> rows =
        file.rows().stream()
            .filter(row -> isTrained[row.first()] && isTrained[row.second()])
            .toList();
    if (rows.isEmpty()) {
      throw new UserErrorException(
          "%s: of its %s pairs none has both images in the training split of %s images; list more pairs, lower data.validation_fraction, or raise data.max_samples"
              .formatted(path, file.rows().size(), train.length));
    }
    if (file.saysChanges()) {
      List<String> factors = factors(file, images);
      Map<String, Integer> positions = new HashMap<>();
      IntStream.range(0, factors.size()).forEach(i -> positions.put(factors.get(i), i));
      return new ListedPairs(
          rows.stream()
              .map(
                  row ->
                      new ImagePair(
                          row.first(),
                          row.second(),
                          row.changed().stream().map(positions::get).sorted().toList()))
              .toList(),
          factors,
          file.checksum());
    }
    VaryingFactors known = VaryingFactors.of(images, train);
    return new ListedPairs(
        rows.stream()
            .map(
                row ->
                    new ImagePair(
                        row.first(), row.second(), known.changed(row.first(), row.second())))
            .toList(),
        known.names(),
        file.checksum());
  }

  /** The data's own factors of which the file speaks, in their order; else its words, sorted. */
  private static List<String> factors(PairFile file, FactorImages images) {
    TreeSet<String> said = new TreeSet<>();
    file.rows().forEach(row -> said.addAll(row.changed()));
    List<String> own = images.factors().stream().map(Factor::name).toList();
    if (own.isEmpty()) {
      return List.copyOf(said);
    }
    for (PairFile.Row row : file.rows()) {
      for (String name : row.changed()) {
        if (!own.contains(name)) {
          throw new UserErrorException(
              "%s, line %s says that %s changes, and the factors of %s are %s; name one of them"
                  .formatted(
                      file.path(), row.line(), name, images.source(), String.join(", ", own)));
        }
      }
    }
    return own.stream().filter(said::contains).toList();
  }

  @Override
  public ImagePair draw(SplitMix64 random) {
    return pairs.get(random.below(pairs.size()));
  }

  @Override
  public List<String> factors() {
    return factors;
  }

  @Override
  public String checksum() {
    return checksum;
  }
}
