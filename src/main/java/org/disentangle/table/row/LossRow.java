package org.disentangle.table.row;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code loss.csv}: the loss terms of a finished model in inference mode, nats per image.
 *
 * @param terms over training images, each by its name: {@code loss}, {@code reconstruction}, {@code
 *     kl} and others, as the model has them
 * @param validationLoss over the validation images
 * @param z how the latents were computed: {@code sampled} or {@code deterministic}
 * @param reconstructionAtMean the reconstruction from the posterior mean
 */
@TableFile(
    name = "loss",
    sentence =
        "The loss terms of each run in nats per image, z drawn from the posterior, over a sample of its training images; validation_loss is over all images held out, reconstruction_at_mean has z at the posterior mean.")
public record LossRow(
    String run,
    String model,
    OptionalDouble beta,
    Map<String, Double> terms,
    @Column(mayBeAbsent = true) OptionalDouble validationLoss,
    @Column(mayBeAbsent = true) String z,
    @Column(mayBeAbsent = true) OptionalDouble reconstructionAtMean)
    implements OfRun {
  /** Every number of the row by its column, in their order. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>(terms);
    validationLoss.ifPresent(nats -> values.put("validation_loss", nats));
    reconstructionAtMean.ifPresent(nats -> values.put("reconstruction_at_mean", nats));
    return values;
  }
}
