package org.disentangle.experiment.store;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Optional;
import org.disentangle.config.Configurations;
import org.disentangle.config.Difference;
import org.disentangle.contract.RunRecords;

/**
 * The inputs that determine the result of a trial, except for the last digits, which another
 * processor or TensorFlow may change. An earlier result is valid as long as these agree; then the
 * trial need not be run again.
 *
 * @param configuration every field with its value, written or default: a changed default is a
 *     difference, a new field is not
 * @param images the SHA-256 of the images
 * @param resultsVersion {@link RunRecords#RESULTS_VERSION} of the program
 */
public record TrialInputs(Message configuration, String images, int resultsVersion) {

  /** The inputs of a trial that this program would run. */
  public static TrialInputs now(Message configuration, String images) {
    return new TrialInputs(configuration, images, RunRecords.RESULTS_VERSION);
  }

  /**
   * The difference between these inputs and the current ones of the same trial.
   *
   * @param now of the same trial
   * @return a clause such as {@code by another configuration: seed was 0 and is 7}; empty if they
   *     agree
   */
  public Optional<String> differenceFrom(TrialInputs now) {
    if (!images.equals(now.images)) {
      return Optional.of("on other images (checksum %s, now %s)".formatted(images, now.images));
    }
    if (resultsVersion != now.resultsVersion) {
      return Optional.of(
          "by a program whose results mean something else (version %s of them, now %s)"
              .formatted(resultsVersion, now.resultsVersion));
    }
    List<Difference> differences = Configurations.differences(configuration, now.configuration);
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of("by another configuration: " + Difference.sentence(differences));
  }
}
