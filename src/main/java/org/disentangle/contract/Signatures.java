package org.disentangle.contract;

import java.util.Optional;

/**
 * Keys of the signatures of an exported model, and the names of their inputs and outputs.
 *
 * <table>
 * <caption>B images of H x W pixels in C channels, K latent size; images and probabilities are float32 [B, H, W, C] in [0, 1]</caption>
 * <tr><th>signature<th>inputs<th>outputs
 * <tr><td>{@code serving_default}, {@code reconstruct}<td>{@code images}<td>{@code probabilities}
 * <tr><td>{@code encode}<td>{@code images}<td>{@code representation} float32 [B, K], and the family's
 *     own ({@code mean}, {@code log_variance}, or {@code codes} int64 [B, h, w]; or {@code values}
 *     float32 [B, K], where the representation has the indices of values)
 * <tr><td>{@code decode}<td>{@code latents} float32 [B, K], or int64 [B, h, w] of a family with codes<td>{@code probabilities}
 * <tr><td>{@code sample}<td>{@code seed} int32 [2], {@code count} int32 []<td>{@code probabilities},
 *     and {@code latents}, those drawn from the prior: what {@code decode} takes
 * <tr><td>{@code losses}<td>{@code images}, {@code seed}<td>one scalar a loss term, {@code loss}, and
 *     {@code reconstruction_at_mean} where the family has a mean; each a mean over the batch, in nats
 * <tr><td>{@code log_likelihood}<td>{@code images}, {@code seed}, {@code count}<td>{@code
 *     log_weights} float32 [B, count]: log p(x, z) − log q(z|x) of draws of z from q(z|x), in nats
 * <tr><td>{@code components}<td>{@code indices} int32 [N], from 0<td>of these components of the
 *     prior: {@code pseudo_inputs} float32 [N, H, W, C], {@code mean} and {@code log_variance}
 *     float32 [N, K], and {@code probabilities}, what the means decode to
 * </table>
 *
 * <p>{@code probabilities} are those of each pixel being on, given the latents alone. Decoders
 * whose pixels are not Bernoulli variables (field {@code pixels} of {@code network.decoder}) have
 * the means of the values instead, under the name {@code mean}, or {@code decoded_mean} in {@code
 * components}: float32 [B, H, W, C] in [0, 1]. Of a decoder whose pixels depend on each other
 * (field {@code network.decoder.autoregressive} of the configuration) they are pixels drawn from
 * p(x|z), each given those before it, 0 or 1: {@code sample} draws them with noise of its seed, and
 * {@code decode}, {@code reconstruct} and {@code components} with a noise that is always the same,
 * so that they are functions of their inputs. {@code losses} and {@code log_likelihood} hold the
 * exact log p(x|z) of the images either way.
 *
 * <p>Every model that is trained here has all but the last two; a model made elsewhere needs only
 * {@code encode} to be analyzed; results that need the other signatures are then left out. The
 * {@code latents} of {@code sample} were added later than the rest: a reader must not require them
 * in models that were exported before. {@code log_likelihood} exists if the posterior has a density
 * (for a sparse code, z is the signal that was coded, and the cost of the code is not part of the
 * density): log mean exp over S log weights is the importance-weighted bound on log p(x) of Burda
 * et al. (2016), Eq. 8; several calls with different seeds add up to any S, and a call decodes
 * B·count latents at once. {@code components} exists if the prior is a mixture; the run record
 * states the number of components ({@code components}).
 */
public final class Signatures {
  public static final String SERVING_DEFAULT = "serving_default";
  public static final String RECONSTRUCT = "reconstruct";
  public static final String ENCODE = "encode";
  public static final String DECODE = "decode";
  public static final String SAMPLE = "sample";
  public static final String LOSSES = "losses";
  public static final String LOG_LIKELIHOOD = "log_likelihood";
  public static final String COMPONENTS = "components";

  public static final String IMAGES = "images";
  public static final String PROBABILITIES = "probabilities";
  public static final String REPRESENTATION = "representation";
  public static final String MEAN = "mean";
  public static final String LOG_VARIANCE = "log_variance";

  /** Of {@code components}, whose {@code mean} is one of latents. */
  public static final String DECODED_MEAN = "decoded_mean";

  public static final String LATENTS = "latents";
  public static final String CODES = "codes";

  /** The values that the {@code representation} has the indices of, of quantised latents. */
  public static final String VALUES = "values";

  public static final String SEED = "seed";
  public static final String COUNT = "count";
  public static final String LOG_WEIGHTS = "log_weights";
  public static final String INDICES = "indices";
  public static final String PSEUDO_INPUTS = "pseudo_inputs";

  public static final String LOSS = "loss";
  public static final String RECONSTRUCTION = "reconstruction";
  public static final String KL = "kl";
  public static final String MUTUAL_INFORMATION = "mutual_information";
  public static final String TOTAL_CORRELATION = "total_correlation";
  public static final String DIMENSION_WISE_KL = "dimension_wise_kl";
  public static final String CAPACITY_GAP = "capacity_gap";
  public static final String COVARIANCE_OFF_DIAGONAL = "covariance_off_diagonal";
  public static final String COVARIANCE_DIAGONAL = "covariance_diagonal";

  /** A decoder's second derivatives that mix latents, relative to all of them; not nats. */
  public static final String HESSIAN_PENALTY = "hessian_penalty";

  public static final String CODEBOOK = "codebook";
  public static final String COMMITMENT = "commitment";
  public static final String PRIOR = "prior";

  /** The maximum mean discrepancy of codes from the prior; in units of its kernel, not nats. */
  public static final String MMD = "mmd";

  /** How far pairs of latents are from taking all combinations of their values. */
  public static final String FACTORIZED_SUPPORT = "factorized_support";

  /** The sum of the magnitudes of a sparse code; a unit of the code, not nats. */
  public static final String L1 = "l1";

  /** The squared distance between a signal and its reconstruction from the sparse code. */
  public static final String LATENT_RECONSTRUCTION = "latent_reconstruction";

  public static final String RECONSTRUCTION_AT_MEAN = "reconstruction_at_mean";

  /**
   * The perplexity of the codes of one training batch; neither a loss term nor an output of an
   * exported model.
   */
  public static final String PERPLEXITY = "perplexity";

  /**
   * The KL that a model is held to at a step of its training, in nats; no loss term. Also the
   * hyperparameter that says what it is in the end.
   */
  public static final String CAPACITY = "capacity";

  /** The hyperparameter of a run record that is the weight of the KL, or its last value. */
  public static final String BETA = "beta";

  /** What the name of a hyperparameter ends in that is the first value of one that changed. */
  public static final String BEFORE_CHANGE = "_before_change";

  /** The weight that a controller gave the KL at a step of the training; no loss term. */
  public static final String CONTROLLED_BETA = "beta";

  private static final String OF_WEIGHT = "_weight";

  /**
   * Of a training batch, what a discriminator minimises, in nats; neither a loss term nor exported.
   */
  public static final String DISCRIMINATOR_LOSS = "discriminator_loss";

  /** The share of a training batch's draws that a discriminator takes for what they are. */
  public static final String DISCRIMINATOR_ACCURACY = "discriminator_accuracy";

  /**
   * The distance of latents from labels, a term of the loss of training alone: an exported model is
   * not given labels.
   */
  public static final String SUPERVISION = "supervision";

  /** The hyperparameter of a run record that says how many codes a codebook has. */
  public static final String CODEBOOK_SIZE = "codebook_size";

  /** The method name that TensorFlow Serving and every loader expect for a prediction signature. */
  public static final String METHOD_NAME = "tensorflow/serving/predict";

  /** Folder of files that travel with a SavedModel and that TensorFlow itself ignores. */
  public static final String EXTRA_FOLDER = "assets.extra";

  /** The run record, as protobuf JSON. */
  public static final String RUN_RECORD_FILE = "run.json";

  /** The resolved configuration, as protobuf text. */
  public static final String CONFIGURATION_FILE = "config.textproto";

  /** The reloaded model's outputs for a fixed batch, as a numpy archive; only if requested. */
  public static final String GOLDEN_FILE = "golden.npz";

  /** The SHA-256 of each file of the export except the golden batch, which may be added later. */
  public static final String CHECKSUMS_FILE = "SHA256SUMS";

  private Signatures() {}

  /**
   * The name under which training reports the weight of a term that warms up or changes; no loss
   * term.
   */
  public static String weightOf(String term) {
    return term + OF_WEIGHT;
  }

  /** The term whose weight is reported under a name; empty if it is no such name. */
  public static Optional<String> termOfWeight(String name) {
    return name.endsWith(OF_WEIGHT)
        ? Optional.of(name.substring(0, name.length() - OF_WEIGHT.length()))
        : Optional.empty();
  }

  /**
   * The name of the output that holds decoded images.
   *
   * @param signature one that decodes
   * @param areProbabilities whether its pixels have two values
   */
  public static String decodedImages(String signature, boolean areProbabilities) {
    if (areProbabilities) {
      return PROBABILITIES;
    }
    return signature.equals(COMPONENTS) ? DECODED_MEAN : MEAN;
  }
}
