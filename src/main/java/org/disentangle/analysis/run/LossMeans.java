package org.disentangle.analysis.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.encoding.ImageBatches;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.data.Split;
import org.disentangle.math.CompensatedSum;
import org.disentangle.math.SeedPair;

/**
 * The loss terms of a finished model, in inference mode, nats per image: means over images, however
 * they fell into batches.
 *
 * <p>If the model's record states the split, the means are over training images and over validation
 * images. Otherwise, and if the model was trained on other images, they are over images of the
 * whole data, and validation is empty.
 *
 * @param training each term by its name, over at most the images asked for and never more than
 *     {@link Encodings#MOST_DRAWN}; empty for a model that gives no losses
 * @param validation each term by its name, over the whole validation split; empty without one
 */
public record LossMeans(Map<String, Double> training, Map<String, Double> validation) {
  /** Copies the maps. */
  public LossMeans {
    training = Map.copyOf(training);
    validation = Map.copyOf(validation);
  }

  /**
   * Runs the {@code losses} signature.
   *
   * @param atMost training images taken, drawn without replacement if there are more
   * @param seed draws the images and the noise of the posterior sample
   */
  public static LossMeans of(
      ReloadedModel model, FactorImages images, int atMost, long seed, Progress progress) {
    if (!model.folder().contract().has(Signatures.LOSSES)) {
      return new LossMeans(Map.of(), Map.of());
    }
    Optional<RunRecord> record =
        model
            .folder()
            .record()
            .filter(RunRecord::hasData)
            .filter(known -> !model.folder().isOfOtherImages(images.checksum()));
    int most = Math.min(atMost, Encodings.MOST_DRAWN);
    if (record.isEmpty()) {
      int[] all = new int[images.size()];
      Arrays.setAll(all, i -> i);
      return new LossMeans(
          means(model, images, some(all, most, seed), "training", seed, progress), Map.of());
    }
    DataRecord data = record.get().getData();
    Split split =
        Split.of(
            images.size(),
            data.getValidationFraction(),
            data.getMaxSamples(),
            record.get().getSeed());
    return new LossMeans(
        means(model, images, some(split.train(), most, seed), "training", seed, progress),
        means(model, images, split.validation(), "validation", seed, progress));
  }

  /**
   * Whether the terms contain the noise of a sampled latent: whether the encoder gives a
   * distribution.
   */
  public static boolean areSampled(SavedModelFolder folder) {
    return folder.contract().hasOutput(Signatures.ENCODE, Signatures.LOG_VARIANCE);
  }

  private static Map<String, Double> means(
      ReloadedModel model,
      FactorImages images,
      int[] which,
      String split,
      long seed,
      Progress progress) {
    Map<String, CompensatedSum> sums = new LinkedHashMap<>();
    String task = "losses of " + model.folder().run() + " (" + split + ")";
    ImageBatches.forEach(
        images,
        which,
        task,
        progress,
        (pixels, count, batch) -> model.losses(pixels, count, SeedPair.of(seed, split, batch)),
        (losses, count, start) ->
            losses.forEach(
                (term, mean) ->
                    sums.computeIfAbsent(term, absent -> new CompensatedSum()).add(mean * count)));
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((term, sum) -> means.put(term, sum.value() / which.length));
    return means;
  }

  /** The first steps of a Fisher-Yates shuffle. */
  private static int[] some(int[] all, int atMost, long seed) {
    int[] shuffled = all.clone();
    if (shuffled.length <= atMost) {
      return shuffled;
    }
    Random random = new Random(seed);
    for (int i = 0; i < atMost; i++) {
      int j = i + random.nextInt(shuffled.length - i);
      int kept = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = kept;
    }
    return Arrays.copyOf(shuffled, atMost);
  }
}
