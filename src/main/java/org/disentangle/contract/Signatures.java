package org.disentangle.contract;

/**
 * Keys of the signatures of an exported model, and the names of their inputs and outputs.
 *
 * <table>
 * <caption>B images, K latent size; images and probabilities are float32 [B, 64, 64, 1] in [0, 1]</caption>
 * <tr><th>signature<th>inputs<th>outputs
 * <tr><td>{@code serving_default}, {@code reconstruct}<td>{@code images}<td>{@code probabilities}
 * <tr><td>{@code encode}<td>{@code images}<td>{@code representation} float32 [B, K], and the family's
 *     own ({@code mean}, {@code log_variance})
 * <tr><td>{@code decode}<td>{@code latents}<td>{@code probabilities}
 * <tr><td>{@code sample}<td>{@code seed} int32 [2], {@code count} int32 []<td>{@code probabilities}
 * <tr><td>{@code losses}<td>{@code images}, {@code seed}<td>one scalar a loss term, {@code loss}, and
 *     {@code reconstruction_at_mean} where the family has a mean; each a mean over the batch, in nats
 * </table>
 */
public final class Signatures {
  public static final String SERVING_DEFAULT = "serving_default";
  public static final String RECONSTRUCT = "reconstruct";
  public static final String ENCODE = "encode";
  public static final String DECODE = "decode";
  public static final String SAMPLE = "sample";
  public static final String LOSSES = "losses";

  public static final String IMAGES = "images";
  public static final String PROBABILITIES = "probabilities";
  public static final String REPRESENTATION = "representation";
  public static final String MEAN = "mean";
  public static final String LOG_VARIANCE = "log_variance";
  public static final String LATENTS = "latents";
  public static final String SEED = "seed";
  public static final String COUNT = "count";

  public static final String LOSS = "loss";
  public static final String RECONSTRUCTION = "reconstruction";
  public static final String KL = "kl";

  /** The sum of the magnitudes of a sparse code; a unit of the code, not nats. */
  public static final String L1 = "l1";

  /** The squared distance of a signal from what its sparse code stands for. */
  public static final String LATENT_RECONSTRUCTION = "latent_reconstruction";

  public static final String RECONSTRUCTION_AT_MEAN = "reconstruction_at_mean";

  /** What TensorFlow Serving and every loader expect of a signature that predicts. */
  public static final String METHOD_NAME = "tensorflow/serving/predict";

  /** Folder of files that travel with a SavedModel and that TensorFlow itself ignores. */
  public static final String EXTRA_FOLDER = "assets.extra";

  /** The run record, as protobuf JSON. */
  public static final String RUN_RECORD_FILE = "run.json";

  /** The resolved configuration, as protobuf text. */
  public static final String CONFIGURATION_FILE = "config.textproto";

  private Signatures() {}
}
