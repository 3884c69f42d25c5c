package org.disentangle.training.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;
import org.disentangle.data.BatchOrder;
import org.disentangle.data.FactorImages;
import org.disentangle.data.Split;
import org.disentangle.data.StepImages;
import org.disentangle.data.supervision.FewLabels;
import org.disentangle.data.supervision.ImagePair;
import org.disentangle.data.supervision.ImagePairs;
import org.disentangle.data.supervision.PairOrder;
import org.disentangle.graph.BatchShare;
import org.disentangle.model.FurtherInput;

/**
 * What a training knows of its images beside their pixels, and in which order it takes them.
 *
 * @param images of the run
 * @param order of the training images: pairs, if the model learns from these
 * @param pairs of that order, if they are
 * @param labels of a few images, if the run has such
 */
public record Supervision(
    FactorImages images, StepImages order, Optional<PairOrder> pairs, Optional<FewLabels> labels) {

  /**
   * What a configuration says.
   *
   * @throws UserErrorException if the images do not have the pairs or labels that it asks for, or
   *     batches do not fit them
   */
  static Supervision of(RunConfig config, FactorImages images, Split split) {
    BatchOrder single = BatchOrder.of(config, split);
    Optional<FewLabels> labels =
        config.hasSupervision()
            ? Optional.of(
                FewLabels.of(config.getSupervision(), images, split.train(), config.getSeed()))
            : Optional.empty();
    if (!config.hasAdaVae()) {
      return new Supervision(images, single, Optional.empty(), labels);
    }
    PairOrder pairs =
        new PairOrder(
            ImagePairs.of(config.getAdaVae(), images, split.train()),
            single.batchSize(),
            config.getSeed());
    if (config.getAdaVae().getLabelled()) {
      requireLatents(pairs.factors(), config.getNetwork().getLatentDimension(), images);
    }
    return new Supervision(images, pairs, Optional.of(pairs), labels);
  }

  private static void requireLatents(List<String> factors, int latents, FactorImages images) {
    if (factors.isEmpty()) {
      throw new UserErrorException(
          "ada_vae.labelled is true, but neither the file of pairs nor labels of %s say what differs between the images of a pair; add a column \"changed\" to the file, or leave labelled out"
              .formatted(images.source()));
    }
    if (factors.size() > latents) {
      throw new UserErrorException(
          "ada_vae.labelled is true, so that each of %s factors (%s) has a latent of its own, and network.latent_dimension is %s; raise that"
              .formatted(factors.size(), String.join(", ", factors), latents));
    }
  }

  /** SHA-256 of the file that lists the pairs, hexadecimal; empty without one. */
  public String pairsChecksum() {
    return pairs.map(PairOrder::checksum).orElse("");
  }

  /**
   * Writes what one further input of the training graph is fed at one step.
   *
   * @param step from 0
   * @param share of the batch that this process computes
   * @param target filled whole, row by row
   */
  public void fill(FurtherInput input, long step, BatchShare share, float[] target) {
    switch (input) {
      case CHANGED_LATENTS -> fillChanged(pairs.orElseThrow().pairs(step), share, target);
      case LABELLED_IMAGES -> {
        int values = images.shape().values();
        int[] own = labelled(step, share);
        for (int i = 0; i < own.length; i++) {
          images.read(labels.orElseThrow().image(own[i]), target, i * values);
        }
      }
      case LABELS -> {
        int[] own = labelled(step, share);
        int factors = target.length / own.length;
        for (int i = 0; i < target.length; i++) {
          target[i] = labels.orElseThrow().label(own[i / factors], i % factors);
        }
      }
    }
  }

  private static void fillChanged(List<ImagePair> all, BatchShare share, float[] target) {
    Arrays.fill(target, 0);
    List<ImagePair> own =
        all.subList(
            share.firstRow(all.size()), share.firstRow(all.size()) + share.rows(all.size()));
    int latents = target.length / own.size();
    for (int i = 0; i < own.size(); i++) {
      for (int factor : own.get(i).changed()) {
        target[i * latents + factor] = 1;
      }
    }
  }

  private int[] labelled(long step, BatchShare share) {
    int batch = order.batchSize();
    int first = share.firstRow(batch);
    return Arrays.copyOfRange(
        labels.orElseThrow().batch(step, batch), first, first + share.rows(batch));
  }
}
