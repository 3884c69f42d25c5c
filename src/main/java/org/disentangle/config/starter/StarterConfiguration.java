package org.disentangle.config.starter;

import com.google.protobuf.TextFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.DataConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * A first configuration for some images, with comments: it trains as it stands, and says what one
 * would change.
 *
 * @param data how the images are named, without defaults
 * @param description of the images, for the first line: how many, of what shape
 * @param shape of an image as it is trained on
 * @param kind of its values
 * @param images how many there are, at least three: two for a step, one for the validation
 * @param family to be trained
 */
public record StarterConfiguration(
    DataConfig data,
    String description,
    ImageShape shape,
    PixelKind kind,
    int images,
    Family family) {
  private static final int MOST_HALVINGS = 4;

  /** The smallest height and width of the map that the encoder's convolutions leave. */
  private static final int SMALLEST_MAP = 4;

  private static final List<Integer> FILTERS = List.of(32, 32, 64, 64);
  private static final int BATCH = 64;
  private static final int LEAST_BATCH = 2;
  private static final int LEAST_IMAGES = LEAST_BATCH + 1;

  /** Epochs of a training there are at least, and passes over the images an epoch has at most. */
  private static final int EPOCHS = 10;

  private static final int PASSES = 10;

  /** Epochs that early stopping waits: so many, or this part of the training if that is longer. */
  private static final int PATIENCE = 10;

  private static final int PATIENT_PART = 4;
  private static final String INDENT = "  ";

  /**
   * Checks that there are images enough.
   *
   * @throws UserErrorException if there are not
   */
  public StarterConfiguration {
    if (images < LEAST_IMAGES) {
      throw new UserErrorException(
          "%s images are too few for a model to learn from; add some, to at least %s"
              .formatted(images, LEAST_IMAGES));
    }
  }

  /** How many images a step takes: as usual, or fewer where there are not many; an even number. */
  public int batchSize() {
    int size = Math.max(LEAST_BATCH, Math.min(BATCH, images / 2));
    return size - size % 2;
  }

  /**
   * The configuration.
   *
   * @param steps of the training
   * @param why the reason for so many, for a comment: one line
   */
  public String text(long steps, String why) {
    int halvings = halvings();
    int halving = 1 << halvings;
    int height = (shape.height() + halving - 1) / halving;
    int width = (shape.width() + halving - 1) / halving;
    StringBuilder text = new StringBuilder();
    text.append("# ").append(description.replaceAll("\\p{Cntrl}", "?")).append("\n");
    text.append("# train FILE trains it, analyze saved_models/NAME measures it.\n\n");
    text.append("# Everything random follows from this number.\n").append("seed: 0\n");
    text.append("data {\n");
    text.append(Configurations.print(data).indent(INDENT.length()));
    text.append("  # Share of the images that are not trained on, for the validation loss.\n");
    text.append("  validation_fraction: 0.05\n}\n");
    text.append("network {\n");
    text.append(
        family.hasDenseLayers()
            ? "  # How many numbers describe an image. More than there are factors does no harm:"
                + " some stay unused.\n"
            : "  # Length of each vector of the codebook.\n");
    text.append("  latent_dimension: ").append(family.latentDimension()).append("\n");
    text.append(
        "  # Each convolution halves the map: %s become %s x %s.\n"
            .formatted(pixels(), height, width));
    String dense = family.hasDenseLayers() ? " hidden_units: [256]" : "";
    text.append("  encoder { filters: %s%s }\n".formatted(filters(halvings), dense));
    List<Integer> back = filters(halvings).subList(0, Math.max(0, halvings - 1));
    text.append("  decoder {\n");
    if (!dense.isEmpty()) {
      text.append("   ").append(dense).append("\n");
    }
    text.append("    base_channels: 64\n");
    if (!back.isEmpty()) {
      text.append("    filters: ").append(reversed(back)).append("\n");
    }
    text.append(halvings == 0 ? "    output_stride: 1\n" : "");
    text.append(likelihood()).append("  }\n}\n");
    text.append(family.text(images, steps));
    text.append("optimizer {\n  %s\n  learning_rate: 1e-3\n}\n".formatted(family.optimizer()));
    text.append("loop {\n");
    text.append("  batch_size: ").append(batchSize()).append("\n");
    text.append("  # ").append(why).append("\n");
    text.append("  steps: ").append(steps).append("\n");
    text.append("  # After so many steps the validation loss is taken.\n");
    text.append("  steps_per_epoch: ").append(stepsPerEpoch(steps)).append("\n");
    text.append("  validation_samples: 1024\n");
    text.append(stopping(steps)).append("}\n");
    return text.toString();
  }

  /**
   * How often the validation loss is taken. Few pictures are soon known by heart, and the best
   * epoch can only be found if epochs are short beside that.
   */
  private long stepsPerEpoch(long steps) {
    long passes = Math.max(1, (long) PASSES * images / batchSize());
    return Math.max(1, Math.min(steps / EPOCHS, passes));
  }

  private String stopping(long steps) {
    if (!family.hasComparableEpochs()) {
      return """
            # The weights of the last step are exported. Few images are soon learned by heart: if the validation loss rises
            # on the page, take fewer steps.
          """;
    }
    long patience = Math.max(PATIENCE, steps / stepsPerEpoch(steps) / PATIENT_PART);
    return """
          # The epoch with the lowest validation loss is exported: a model that learns its images by heart does worse on
          # others. After so many epochs without a lower one the training ends.
          early_stopping { patience: %s }
        """
        .formatted(patience);
  }

  /** The same as a run, for so many steps. */
  public RunConfig run(long steps) {
    RunConfig.Builder run = RunConfig.newBuilder();
    try {
      TextFormat.merge(text(steps, ""), run);
    } catch (TextFormat.ParseException e) {
      throw new AssertionError("a configuration of our own", e);
    }
    return Configurations.resolved(run.setName("new").build(), "the new configuration");
  }

  /**
   * How many steps some minutes are, with two digits.
   *
   * @param seconds that a step takes
   */
  public static long steps(int minutes, double seconds) {
    BigDecimal steps = BigDecimal.valueOf(60.0 * minutes / seconds);
    return Math.max(1, steps.round(new MathContext(2, RoundingMode.DOWN)).longValue());
  }

  private String likelihood() {
    return switch (kind) {
      case TWO_VALUES ->
          """
              # What is known of a pixel: whether it is on, with a probability of its own.
              bernoulli {}
          """;
      case EIGHT_BITS, SIXTEEN_BITS ->
          """
              # What is known of a value: a mean of its own, and one deviation for all that fits the data best. Published
              # tables of these families often use bernoulli {} for colours too.
              optimal_gaussian {}
          """;
    };
  }

  private String pixels() {
    return shape.height() + " x " + shape.width();
  }

  /** How often height and width can be halved, as far as it serves. */
  private int halvings() {
    int halvings = 0;
    int height = shape.height();
    int width = shape.width();
    while (halvings < MOST_HALVINGS && (Math.min(height, width) + 1) / 2 >= SMALLEST_MAP) {
      height = (height + 1) / 2;
      width = (width + 1) / 2;
      halvings++;
    }
    return Math.max(halvings, 1);
  }

  private static List<Integer> filters(int halvings) {
    return FILTERS.subList(0, halvings);
  }

  private static List<Integer> reversed(List<Integer> filters) {
    List<Integer> reversed = new ArrayList<>(filters);
    Collections.reverse(reversed);
    return reversed;
  }
}
