package org.disentangle.analysis.score;

import static org.disentangle.analysis.score.Quantity.Better.LOWER;
import static org.disentangle.analysis.score.Quantity.Better.NEITHER;
import static org.disentangle.analysis.score.Range.NOT_NEGATIVE;
import static org.disentangle.analysis.score.Range.REAL;

import java.util.List;
import org.disentangle.analysis.score.Quantity.Group;

/**
 * The loss terms of this program's models, as a part of the {@link MeasureCatalogue}. A model gives
 * their values itself, by its signature {@code losses}.
 */
final class LossTerms {
  private static final String NATS = "nats";
  private static final String SQUARED_CODE = "squared units of the code";

  static final List<Quantity> ALL =
      List.of(
          new Quantity(
              "reconstruction",
              "Reconstruction",
              "−log p(x|z) of training images, z drawn from the posterior, summed over the pixels",
              NATS,
              REAL,
              LOWER,
              Group.FIT),
          new Quantity(
              "reconstruction_at_mean",
              "Reconstruction at mean",
              "−log p(x|z) of training images, z at the mean of the posterior",
              NATS,
              REAL,
              LOWER,
              Group.FIT),
          new Quantity(
              "loss",
              "Loss",
              "what the training minimised, over training images; another sum for every weight and"
                  + " family",
              NATS,
              REAL,
              NEITHER,
              Group.FIT),
          new Quantity(
              "kl",
              "KL",
              "KL of the posterior to the prior of the model, without its weight",
              NATS,
              REAL,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "mutual_information",
              "Mutual information",
              "what the code tells about the image, estimated within batches",
              NATS,
              REAL,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "total_correlation",
              "Total correlation",
              "how far the latents are from independent, estimated within batches or, in the training"
                  + " of a FactorVAE, by its discriminator; biased, may be below 0",
              NATS,
              REAL,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "dimension_wise_kl",
              "Dimension-wise KL",
              "KL of each latent’s aggregate to the prior, summed, estimated within batches",
              NATS,
              REAL,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "capacity_gap",
              "Capacity gap",
              "distance of the KL, the mean over a batch, from the capacity at the end of its rise",
              NATS,
              NOT_NEGATIVE,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "covariance_off_diagonal",
              "Covariance, off the diagonal",
              "squared covariances between latents, summed over both orders of each pair; within"
                  + " batches, which adds about (latents squared − latents) / batch size",
              "squared units of the code’s variance",
              NOT_NEGATIVE,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "covariance_diagonal",
              "Covariance, diagonal",
              "squared distances of the latents’ variances from 1, summed; within batches",
              "squared units of the code’s variance",
              NOT_NEGATIVE,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "mmd",
              "MMD",
              "maximum mean discrepancy of the codes from the prior, estimated within batches; may"
                  + " be below 0 where the estimate is unbiased",
              "units of the kernel",
              REAL,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "factorized_support",
              "Factorised support",
              "squared Hausdorff distance between the values that two latents take together and"
                  + " all combinations of those they take, summed over pairs, within batches",
              SQUARED_CODE,
              NOT_NEGATIVE,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "prior",
              "Prior",
              "−log p(codes) under the learned prior",
              NATS,
              REAL,
              LOWER,
              Group.TERMS),
          new Quantity(
              "hessian_penalty",
              "Hessian penalty",
              "the decoder's second derivatives that mix latents, as a multiple of all of them,"
                  + " estimated from few directions and summed over its hidden layers",
              "",
              NOT_NEGATIVE,
              LOWER,
              Group.TERMS),
          new Quantity(
              "codebook",
              "Codebook",
              "squared distance of the codes from what chose them",
              SQUARED_CODE,
              NOT_NEGATIVE,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "commitment",
              "Commitment",
              "squared distance of what the encoder gives from the codes it chose",
              SQUARED_CODE,
              NOT_NEGATIVE,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "l1",
              "L1",
              "sum of the magnitudes of a sparse code",
              "units of the code",
              NOT_NEGATIVE,
              NEITHER,
              Group.TERMS),
          new Quantity(
              "latent_reconstruction",
              "Latent reconstruction",
              "squared distance of a signal from what its sparse code stands for",
              SQUARED_CODE,
              NOT_NEGATIVE,
              NEITHER,
              Group.TERMS));

  private LossTerms() {}
}
