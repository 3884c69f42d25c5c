package org.disentangle.training.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.EncoderConfig;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.disentangle.config.starter.Family;
import org.disentangle.config.starter.StarterConfiguration;
import org.disentangle.data.FactorImages;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.savedmodel.DifferingModelException;
import org.disentangle.training.TrainingRun;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Proves in about a minute that a device trains as it should.
 *
 * <p>Every family takes {@value #STEPS} steps on it and on the processor from one seed, with a
 * small network, and the losses are compared step by step; what was trained is exported, reloaded
 * and held against what was exported. One family is then trained with a network of the usual size,
 * for the speed: as it is, with images that are kept on the device, in 16 bits, and compiled. On a
 * processor the reference is the same processor with another number of threads.
 */
public final class DeviceCheck {
  /** Steps of each training. */
  static final int STEPS = 50;

  /** The largest relative difference of a loss in 32 bits: sums are taken in another order. */
  private static final double MOST_IN_32_BITS = 1e-3;

  /** The same in 16 bits; over five seeds, bfloat16 on a processor was up to 6.8e-3 apart. */
  private static final double MOST_IN_16_BITS = 1e-2;

  private static final String ADVICE =
      "do not trust what this device trains so; try another driver, or --device cpu";

  private static final String TASK = "checking the device";
  private static final Family TIMED = Family.BETA_VAE;
  private static final String TIMED_AS_IT_IS = TIMED.typed() + ", usual size";

  /** Trainings of the reference: every family, and the one that is timed. */
  public static final int REFERENCES = Family.values().length + 1;

  /** Every family, and four ways to train the one that is timed. */
  private static final int ROWS = Family.values().length + 4;

  /**
   * A third of the usual one: with that rounding grows from step to step, until a latent takes
   * another value of a codebook, and a processor is 3e-3 apart from itself within the steps.
   */
  private static final double LEARNING_RATE = 3e-4;

  private static final int SMALLER = 4;
  private static final int SMALL_BATCH = 16;

  private final int steps;
  private final TensorFlowHost host;
  private final Map<String, float[]> reference;
  private final FactorImages images;
  private final Path scratch;

  /**
   * @param host the device
   * @param reference what {@link #courses} gave on the processor for the same images
   * @param images to train on, of any kind
   * @param scratch a folder for the models of the check, without models of another
   */
  public DeviceCheck(
      TensorFlowHost host, Map<String, float[]> reference, FactorImages images, Path scratch) {
    this(host, reference, images, scratch, STEPS);
  }

  /** As the public constructor, with another number of steps. */
  DeviceCheck(
      TensorFlowHost host,
      Map<String, float[]> reference,
      FactorImages images,
      Path scratch,
      int steps) {
    this.steps = steps;
    this.host = host;
    this.reference = Map.copyOf(reference);
    this.images = images;
    this.scratch = scratch;
  }

  /** Receives the losses of a training. */
  @FunctionalInterface
  public interface Courses {
    /**
     * Takes one.
     *
     * @param what was trained
     * @param losses of each step, in nats per image
     */
    void add(String what, float[] losses);
  }

  /**
   * Trains all that a check compares, {@value #STEPS} steps each.
   *
   * @param scratch a folder for the models, without models of another
   * @param courses receives {@link #REFERENCES} of them, each when it has ended
   */
  public static void courses(
      FactorImages images, TensorFlowHost host, Path scratch, Courses courses) {
    courses(images, host, scratch, STEPS, courses);
  }

  static void courses(
      FactorImages images, TensorFlowHost host, Path scratch, int steps, Courses courses) {
    for (Family family : Family.values()) {
      courses.add(family.typed(), exported(small(family, images, steps), images, host, scratch));
    }
    courses.add(TIMED_AS_IT_IS, Course.of(run(TIMED, images, steps), images, host, steps).losses());
  }

  /** Says how many of the trainings of the reference and then of the device have ended. */
  public static void tell(Progress progress, int done) {
    progress.update(TASK, done, REFERENCES + ROWS);
  }

  /**
   * What the check trains, one row each: every family, then one family of the usual size: as it is,
   * with images that are kept on the device, in 16 bits, and compiled.
   *
   * @param progress receives how many trainings are done, those of the reference included
   */
  public List<DeviceCheckRow> rows(Progress progress) {
    Map<String, Check> checks = new LinkedHashMap<>();
    for (Family family : Family.values()) {
      checks.put(family.typed(), what -> family(what, family));
    }
    RunConfig timed = run(TIMED, images, steps);
    checks.put(TIMED_AS_IT_IS, what -> timed(what, timed, MOST_IN_32_BITS));
    checks.put(TIMED.typed() + ", on_device", what -> onDevice(what, timed));
    Precision half = host.isCpu() ? Precision.MIXED_BFLOAT16 : Precision.MIXED_FLOAT16;
    RunConfig in16Bits = timed.toBuilder().setPrecision(half).build();
    checks.put(TIMED.typed() + ", " + half, what -> timed(what, in16Bits, MOST_IN_16_BITS));
    checks.put(TIMED.typed() + ", xla", what -> compiled(what, timed));
    List<DeviceCheckRow> rows = new ArrayList<>();
    checks.forEach(
        (what, check) -> {
          tell(progress, REFERENCES + rows.size());
          rows.add(guarded(what, check));
        });
    tell(progress, REFERENCES + rows.size());
    return List.copyOf(rows);
  }

  private interface Check {
    DeviceCheckRow row(String what);
  }

  /** A fault of the device is a finding. */
  private static DeviceCheckRow guarded(String what, Check check) {
    try {
      return check.row(what);
    } catch (UserErrorException e) {
      // Says itself what to do.
      return DeviceCheckRow.failed(what, e.getMessage());
    } catch (TensorFlowException | DifferingModelException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      return DeviceCheckRow.failed(what, reason + ": " + ADVICE);
    }
  }

  private DeviceCheckRow family(String what, Family family) {
    float[] losses = exported(small(family, images, steps), images, host, scratch);
    double difference = difference(losses, reference.get(what));
    return DeviceCheckRow.compared(what, difference, remark(difference, MOST_IN_32_BITS));
  }

  /**
   * Trains all stages of a run, and exports; throws if what is reloaded gives other numbers than
   * what was trained.
   *
   * @return the loss of each step
   */
  private static float[] exported(
      RunConfig run, FactorImages images, TensorFlowHost host, Path scratch) {
    LossCurve curve = new LossCurve();
    new TrainingRun(run, images, host, List.of(curve)).trainAndExport(scratch);
    return curve.losses();
  }

  private DeviceCheckRow onDevice(String what, RunConfig run) {
    RunConfig.Builder kept = run.toBuilder();
    kept.getDataBuilder().setOnDevice(DataConfig.OnDevice.ALWAYS);
    return timed(what, kept.build(), MOST_IN_32_BITS);
  }

  private DeviceCheckRow timed(String what, RunConfig run, double most) {
    Course course = Course.of(run, images, host, steps);
    double difference = difference(course.losses(), reference.get(TIMED_AS_IT_IS));
    return DeviceCheckRow.timed(
        what, OptionalDouble.of(difference), course, remark(difference, most));
  }

  /** Compiled steps draw other random numbers, so that only their course can be judged. */
  private DeviceCheckRow compiled(String what, RunConfig run) {
    if (host.isCpu()) {
      return DeviceCheckRow.skipped(what, "is for a GPU: it has no effect on a processor");
    }
    Course course = Course.of(run.toBuilder().setXla(true).build(), images, host, steps);
    boolean falls = course.losses()[steps - 1] < course.losses()[0];
    return DeviceCheckRow.timed(
        what,
        OptionalDouble.empty(),
        course,
        falls ? "" : "the loss does not fall; leave xla out of configurations");
  }

  private static double difference(float[] own, float[] other) {
    if (own.length != other.length) {
      throw new IllegalArgumentException(own.length + " and " + other.length + " steps");
    }
    double difference = 0;
    for (int step = 0; step < own.length; step++) {
      double apart = Math.abs(own[step] - other[step]);
      // Math.max keeps NaN: a loss that is no number is apart from every one.
      difference = Math.max(difference, apart / Math.max(1, Math.abs(other[step])));
    }
    return difference;
  }

  private static String remark(double difference, double most) {
    return difference <= most
        ? ""
        : "losses are apart from those of the reference by more than " + most + ": " + ADVICE;
  }

  /** The usual first configuration of a family, with slower steps. */
  private static RunConfig run(Family family, FactorImages images, int steps) {
    RunConfig started =
        new StarterConfiguration(
                // A name that is never opened: the images are at hand.
                DataConfig.newBuilder()
                    .setArchive("images")
                    .setOnDevice(DataConfig.OnDevice.NEVER)
                    .build(),
                "",
                images.shape(),
                images.kind(),
                images.size(),
                family)
            .run(steps);
    RunConfig.Builder run = started.toBuilder().setName(family.typed());
    run.getOptimizerBuilder().setLearningRate(LEARNING_RATE);
    return run.build();
  }

  /** The same with a quarter of the channels and units and of the images of a step. */
  private static RunConfig small(Family family, FactorImages images, int steps) {
    RunConfig.Builder run = run(family, images, steps).toBuilder();
    EncoderConfig.Builder encoder = run.getNetworkBuilder().getEncoderBuilder();
    List<Integer> filters = smaller(encoder.getFiltersList());
    List<Integer> units = smaller(encoder.getHiddenUnitsList());
    encoder.clearFilters().addAllFilters(filters).clearHiddenUnits().addAllHiddenUnits(units);
    DecoderConfig.Builder decoder = run.getNetworkBuilder().getDecoderBuilder();
    List<Integer> back = smaller(decoder.getFiltersList());
    List<Integer> unitsBack = smaller(decoder.getHiddenUnitsList());
    decoder
        .setBaseChannels(decoder.getBaseChannels() / SMALLER)
        .clearFilters()
        .addAllFilters(back)
        .clearHiddenUnits()
        .addAllHiddenUnits(unitsBack);
    run.getLoopBuilder()
        .setBatchSize(Math.min(SMALL_BATCH, run.getLoop().getBatchSize()))
        .setStepsPerEpoch(steps)
        .setValidationSamples(SMALL_BATCH);
    return run.build();
  }

  private static List<Integer> smaller(List<Integer> widths) {
    return widths.stream().map(width -> width / SMALLER).toList();
  }
}
