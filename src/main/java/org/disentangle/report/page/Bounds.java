package org.disentangle.report.page;

import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ReferenceNumbers;

/**
 * The reference values for the numbers of a page, as text; values that are unknown for these images
 * are left out.
 *
 * @param losses the losses of trivial models, and the lowest possible loss
 * @param gaps the chance level, and the largest gap that bins allow
 * @param measured the images that the scores are computed on
 * @param bins that a latent is cut into
 * @param isOfCourse whether the numbers of the seed project, a course report, are shown
 * @param isDsprites whether the images are all of dSprites
 */
record Bounds(
    Optional<String> losses,
    Optional<String> gaps,
    Optional<String> measured,
    Optional<String> bins,
    boolean isOfCourse,
    boolean isDsprites) {
  private static final int DECIMALS = 4;

  static Bounds of(ReferenceNumbers reference) {
    return new Bounds(
        losses(reference),
        gaps(reference),
        measured(reference),
        count(reference, "bins"),
        reference.gaps().stream().anyMatch(ReferenceNumbers.Row::isSeedProject),
        reference.number("dsprites").isPresent());
  }

  private static Optional<String> losses(ReferenceNumbers reference) {
    OptionalDouble constant = reference.number("constant_rate");
    OptionalDouble own = reference.number("pixel_mean");
    OptionalDouble entropy = reference.number("image_entropy");
    Optional<String> images = count(reference, "images");
    return constant.isEmpty() || own.isEmpty() || entropy.isEmpty() || images.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What gives these numbers a scale: a model that knows nothing but how many pixels are"
                + " lit pays %s nats per image, one that knows how often each pixel is lit %s, and"
                    .formatted(
                        NumberText.rounded(constant.getAsDouble(), 1),
                        NumberText.rounded(own.getAsDouble(), 1))
                + " at β = 1 no model’s loss can average less over all %s images than the %s nats"
                    .formatted(images.get(), NumberText.rounded(entropy.getAsDouble(), 2))
                + " that these hold.");
  }

  private static Optional<String> gaps(ReferenceNumbers reference) {
    Optional<String> sample = count(reference, "sample");
    Optional<String> bins = count(reference, "bins");
    OptionalDouble chance = reference.chance();
    OptionalDouble ceiling = reference.ceiling();
    return sample.isEmpty() || bins.isEmpty() || chance.isEmpty() || ceiling.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "With these %s images and %s equal bins per latent the same codes score %s on average"
                    .formatted(
                        sample.get(),
                        bins.get(),
                        NumberText.rounded(chance.getAsDouble(), DECIMALS))
                + " when the factors are shuffled among the images, and binning keeps even a"
                + " perfect code at %s."
                    .formatted(NumberText.rounded(ceiling.getAsDouble(), DECIMALS)));
  }

  private static Optional<String> measured(ReferenceNumbers reference) {
    Optional<String> images = count(reference, "images");
    Optional<String> pictures = count(reference, "pictures");
    Optional<String> sample = count(reference, "sample");
    Optional<String> different = count(reference, "sample_pictures");
    Optional<String> learned = count(reference, "learned");
    Optional<String> test = count(reference, "test");
    Optional<String> unseen = count(reference, "unseen");
    if (images.isEmpty()
        || pictures.isEmpty()
        || sample.isEmpty()
        || different.isEmpty()
        || learned.isEmpty()
        || test.isEmpty()
        || unseen.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "The scores are of "
            + (different.equals(sample)
                ? sample.get() + " different images"
                : sample.get() + " images (" + different.get() + " different ones)")
            + " of the "
            + (pictures.equals(images)
                ? images.get()
                : images.get() + " (" + pictures.get() + " different ones)")
            + " in the data. Those that learn something learn from "
            + learned.get()
            + " and are judged by "
            + test.get()
            + (unseen.equals(test)
                ? ", none of which was learned from."
                : ", of which "
                    + unseen.get()
                    + " were not learned from (drawn at random, as for published numbers)."));
  }

  private static Optional<String> count(ReferenceNumbers reference, String key) {
    return reference.number(key).stream()
        .mapToObj(number -> NumberText.grouped(Math.round(number)))
        .findFirst();
  }
}
