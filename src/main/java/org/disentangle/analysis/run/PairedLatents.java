package org.disentangle.analysis.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.OwnLatents;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.SplitMix64;
import org.disentangle.data.supervision.DrawnPairs;
import org.disentangle.data.supervision.ImagePair;
import org.disentangle.math.Matrix;

/**
 * What a model that learned from pairs takes for shared: pairs of images that differ in one factor,
 * and how often each latent is not shared, by the factor that differs.
 *
 * @param factors one entry for each that varies
 */
public record PairedLatents(List<OfFactor> factors) {
  /** Pairs of images for each factor. */
  private static final int PAIRS = 300;

  /** Copies the list. */
  public PairedLatents {
    factors = List.copyOf(factors);
  }

  /**
   * The pairs that differ in one factor.
   *
   * @param factor its name
   * @param pairs how many there are
   * @param ownShares [K], the share of them for which a latent is not shared
   */
  public record OfFactor(String factor, int pairs, List<Double> ownShares) {
    /** Copies the list. */
    public OfFactor {
      ownShares = List.copyOf(ownShares);
    }
  }

  /**
   * Encodes pairs drawn from all images.
   *
   * @param scratch an existing folder with room for their codes
   * @param seed of the draws
   * @return empty for a model that did not learn from pairs, and for images of which no pairs can
   *     be drawn
   */
  public static Optional<PairedLatents> of(
      ReloadedModel model, FactorImages images, Path scratch, long seed, Progress progress) {
    if (model.folder().configuration().filter(RunConfig::hasAdaVae).isEmpty()) {
      return Optional.empty();
    }
    return DrawnPairs.ifAny(1, images, IntStream.range(0, images.size()).toArray())
        .map(
            drawn -> {
              SplitMix64 random = new SplitMix64(seed, 0);
              List<ImagePair> pairs =
                  IntStream.range(0, PAIRS * drawn.factors().size())
                      .mapToObj(i -> drawn.draw(random))
                      .toList();
              int[] both =
                  pairs.stream()
                      .flatMapToInt(pair -> IntStream.of(pair.first(), pair.second()))
                      .toArray();
              Encodings.Posterior posterior =
                  Encodings.of(
                          model,
                          images,
                          ImageSample.of(images, both),
                          scratch,
                          "encoding pairs by " + model.folder().run(),
                          progress)
                      .posterior()
                      .orElseThrow();
              return of(drawn.factors(), pairs, posterior.means(), posterior.logVariances());
            });
  }

  private static PairedLatents of(
      List<String> factors, List<ImagePair> pairs, Matrix means, Matrix logVariances) {
    int[][] own = new int[factors.size()][means.columns()];
    int[] counts = new int[factors.size()];
    for (int i = 0; i < pairs.size(); i++) {
      int factor = pairs.get(i).changed().get(0);
      counts[factor]++;
      boolean[] isOwn =
          OwnLatents.of(
              means.row(2 * i),
              logVariances.row(2 * i),
              means.row(2 * i + 1),
              logVariances.row(2 * i + 1));
      for (int k = 0; k < isOwn.length; k++) {
        own[factor][k] += isOwn[k] ? 1 : 0;
      }
    }
    List<OfFactor> all = new ArrayList<>();
    for (int f = 0; f < counts.length; f++) {
      int factor = f;
      if (counts[f] > 0) {
        all.add(
            new OfFactor(
                factors.get(f),
                counts[f],
                IntStream.range(0, means.columns())
                    .mapToObj(k -> (double) own[factor][k] / counts[factor])
                    .toList()));
      }
    }
    return new PairedLatents(all);
  }
}
