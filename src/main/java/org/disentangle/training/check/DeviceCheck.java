package org.disentangle.training.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.disentangle.config.starter.Family;
import org.disentangle.config.starter.StarterConfiguration;
import org.disentangle.data.FactorImages;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.savedmodel.DifferingModelException;
import org.disentangle.training.TrainingRun;
import org.disentangle.training.check.DeviceCheckRow.Verdict;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Proves in about a minute that a device trains as it should: every family takes {@value #STEPS}
 * steps on it and on the processor from one seed, and the losses are compared step by step; then a
 * whole run is trained, exported, reloaded and held against what was exported. On a processor the
 * reference is the same processor with another number of threads.
 */
public final class DeviceCheck {
  /** Steps of each training. */
  static final int STEPS = 50;

  /** The largest relative difference of a loss in 32 bits: sums are taken in another order. */
  private static final double MOST_IN_32_BITS = 1e-3;

  /** The same in half precision, with a fraction of 10 bits. */
  private static final double MOST_IN_FLOAT16 = 1e-2;

  /** The same for bfloat16, whose fraction has 7 bits. */
  private static final double MOST_IN_BFLOAT16 = 3e-2;

  private static final String ADVICE =
      "do not trust what this device trains so; try another driver, or --device cpu";

  private static final String TASK = "checking the device";

  private final int steps;
  private final TensorFlowHost host;
  private final Map<Family, float[]> reference;
  private final FactorImages images;
  private final Path scratch;

  /**
   * @param host the device
   * @param reference what {@link #courses} gave on the processor for the same images
   * @param images to train on, of any kind
   * @param scratch an existing folder for the models of the check
   */
  public DeviceCheck(
      TensorFlowHost host, Map<Family, float[]> reference, FactorImages images, Path scratch) {
    this(host, reference, images, scratch, STEPS);
  }

  /** As the public constructor, with another number of steps. */
  DeviceCheck(
      TensorFlowHost host,
      Map<Family, float[]> reference,
      FactorImages images,
      Path scratch,
      int steps) {
    this.steps = steps;
    this.host = host;
    this.reference = new EnumMap<>(reference);
    this.images = images;
    this.scratch = scratch;
  }

  /** The loss of each of the {@value #STEPS} steps of every family, in nats per image. */
  public static Map<Family, float[]> courses(FactorImages images, TensorFlowHost host) {
    return courses(images, host, STEPS);
  }

  static Map<Family, float[]> courses(FactorImages images, TensorFlowHost host, int steps) {
    Map<Family, float[]> courses = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      courses.put(family, Course.of(run(family, images, steps), images, host, steps).losses());
    }
    return courses;
  }

  /**
   * What the check trains, one row each: every family, then images that are kept on the device, 16
   * bits, and compilation.
   *
   * @param progress receives how many rows are done
   */
  public List<DeviceCheckRow> rows(Progress progress) {
    Family[] families = Family.values();
    int total = families.length + 3;
    List<DeviceCheckRow> rows = new ArrayList<>();
    for (Family family : families) {
      progress.update(TASK, rows.size(), total);
      rows.add(guarded(family.typed(), () -> family(family)));
    }
    progress.update(TASK, rows.size(), total);
    String onDevice = Family.BETA_VAE.typed() + ", on_device";
    rows.add(guarded(onDevice, () -> onDevice(onDevice)));
    progress.update(TASK, rows.size(), total);
    Precision half = host.isCpu() ? Precision.MIXED_BFLOAT16 : Precision.MIXED_FLOAT16;
    String in16Bits = Family.BETA_VAE.typed() + ", " + half;
    rows.add(guarded(in16Bits, () -> in16Bits(in16Bits, half)));
    progress.update(TASK, rows.size(), total);
    String compiled = Family.BETA_VAE.typed() + ", xla";
    rows.add(guarded(compiled, () -> compiled(compiled)));
    progress.update(TASK, total, total);
    return List.copyOf(rows);
  }

  private interface Check {
    DeviceCheckRow row();
  }

  /** A fault of the device is a finding. */
  private static DeviceCheckRow guarded(String what, Check check) {
    try {
      return check.row();
    } catch (UserErrorException e) {
      // Says itself what to do.
      return DeviceCheckRow.failed(what, e.getMessage());
    } catch (TensorFlowException | DifferingModelException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      return DeviceCheckRow.failed(what, reason + ": " + ADVICE);
    }
  }

  private DeviceCheckRow family(Family family) {
    RunConfig run = run(family, images, steps);
    DeviceCheckRow compared = compared(family.typed(), run, family, MOST_IN_32_BITS);
    if (compared.verdict() == Verdict.OK) {
      // Throws if what is reloaded gives other numbers than what was trained.
      new TrainingRun(run, images, host, List.of()).trainAndExport(scratch);
    }
    return compared;
  }

  private DeviceCheckRow onDevice(String what) {
    RunConfig.Builder run = run(Family.BETA_VAE, images, steps).toBuilder();
    run.getDataBuilder().setOnDevice(DataConfig.OnDevice.ALWAYS);
    return compared(what, run.build(), Family.BETA_VAE, MOST_IN_32_BITS);
  }

  private DeviceCheckRow in16Bits(String what, Precision precision) {
    RunConfig run = run(Family.BETA_VAE, images, steps).toBuilder().setPrecision(precision).build();
    double most = precision == Precision.MIXED_FLOAT16 ? MOST_IN_FLOAT16 : MOST_IN_BFLOAT16;
    return compared(what, run, Family.BETA_VAE, most);
  }

  /** Compiled steps draw other random numbers, so that only their course can be judged. */
  private DeviceCheckRow compiled(String what) {
    if (host.isCpu()) {
      return DeviceCheckRow.skipped(what, "is for a GPU: it has no effect on a processor");
    }
    Course course =
        Course.of(
            run(Family.BETA_VAE, images, steps).toBuilder().setXla(true).build(),
            images,
            host,
            steps);
    boolean falls = course.losses()[steps - 1] < course.losses()[0];
    return DeviceCheckRow.trained(
        what,
        falls ? Verdict.OK : Verdict.FAILED,
        OptionalDouble.empty(),
        course,
        falls ? "" : "the loss does not fall; leave xla out of configurations");
  }

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
    return started.toBuilder().setName(family.typed()).build();
  }

  private DeviceCheckRow compared(String what, RunConfig run, Family family, double most) {
    Course own = Course.of(run, images, host, steps);
    float[] other = reference.get(family);
    double difference = 0;
    for (int step = 0; step < steps; step++) {
      double apart = Math.abs(own.losses()[step] - other[step]);
      // Math.max keeps NaN: a loss that is no number is apart from every one.
      difference = Math.max(difference, apart / Math.max(1, Math.abs(other[step])));
    }
    boolean isClose = difference <= most;
    return DeviceCheckRow.trained(
        what,
        isClose ? Verdict.OK : Verdict.FAILED,
        OptionalDouble.of(difference),
        own,
        isClose
            ? ""
            : "losses are apart from those of the reference by more than " + most + ": " + ADVICE);
  }
}
