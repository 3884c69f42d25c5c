package org.disentangle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.cli.option.DeviceOptions;
import org.disentangle.cli.option.JsonOption;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DrawnConfig;
import org.disentangle.config.starter.Family;
import org.disentangle.data.FactorImages;
import org.disentangle.data.source.ImageSources;
import org.disentangle.process.ChildJvm;
import org.disentangle.process.ChildProcess;
import org.disentangle.process.Machine;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.runtime.SystemReport;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.check.DeviceCheck;
import org.disentangle.training.check.DeviceCheckRow;
import org.disentangle.training.check.DeviceCheckRow.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: what this machine offers, why something is missing, and whether it works. */
@Command(
    name = "doctor",
    description = {
      "Prints versions, devices and settings, and why no GPU is used.",
      "With --check it trains every family for a moment on the device, holds the losses against those"
          + " of the processor, exports and reloads, and prints a verdict on each; the exit status is"
          + " 1 if something is not as it should be."
    },
    footer = {"  disentangle doctor", "  disentangle doctor --check --device gpu"})
final class DoctorCommand implements Callable<Integer> {
  private static final int IMAGES = 1024;
  private static final String COURSES = "--courses";
  private static final String NONE = "–";

  @Spec private CommandSpec spec;

  @Option(
      names = "--check",
      description = "Try the device: a minute on a GPU, two on two cores without one.")
  private boolean check;

  @Option(
      names = COURSES,
      hidden = true,
      paramLabel = "FOLDER",
      description = "Print the losses that a check on another device is held against.")
  private Path courses;

  @Mixin private DeviceOptions device;
  @Mixin private JsonOption json;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (courses != null) {
      FactorImages images = images(courses);
      DeviceCheck.courses(images, device.bringUp())
          .forEach((family, losses) -> out.println(line(family, losses)));
      out.flush();
      return ExitCode.OK;
    }
    if (!check) {
      json.print(
          out,
          DoctorCommand::system,
          () ->
              SystemReport.write(
                  (name, value) -> out.printf(Locale.ROOT, "%-26s %s%n", name, value)));
      NextStep.afterDoctor().say(spec);
      return ExitCode.OK;
    }
    try {
      Path scratch = Files.createTempDirectory("disentangle-check");
      try {
        return checked(scratch, out);
      } finally {
        AtomicWrite.delete(scratch);
      }
    } catch (IOException e) {
      throw FileErrorException.of(
          "the device cannot be checked without a temporary folder: " + e, e);
    }
  }

  private int checked(Path scratch, PrintWriter out) throws IOException, InterruptedException {
    // What they say of themselves would hide the table.
    Logging.silenceTrainings();
    TensorFlowHost host = device.bringUp();
    FactorImages images = images(scratch);
    List<DeviceCheckRow> rows;
    try (ConsoleProgress progress = new ConsoleProgress()) {
      rows = new DeviceCheck(host, reference(host, scratch), images, scratch).rows(progress);
    }
    boolean isSound = rows.stream().noneMatch(row -> row.verdict() == Verdict.FAILED);
    json.print(
        out,
        () ->
            Map.of("device", host.device(), "rows", rows.stream().map(DoctorCommand::row).toList()),
        () -> print(out, rows, host, isSound));
    if (isSound) {
      NextStep.afterDoctor().say(spec);
    }
    return isSound ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** What this machine offers; a name may come more than once. */
  private static Map<String, List<String>> system() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    SystemReport.write(
        (name, value) -> values.computeIfAbsent(name, any -> new ArrayList<>()).add(value));
    return values;
  }

  private static Map<String, Object> row(DeviceCheckRow row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("trained", row.what());
    object.put("verdict", row.verdict().name().toLowerCase(Locale.ROOT));
    row.difference().ifPresent(value -> object.put("difference", value));
    row.imagesPerSecond().ifPresent(value -> object.put("images_per_second", value));
    row.outsideShare().ifPresent(value -> object.put("outside_share", value));
    row.memoryBytes().ifPresent(value -> object.put("memory_bytes", value));
    object.put("remark", row.remark());
    return object;
  }

  private static void print(
      PrintWriter out, List<DeviceCheckRow> rows, TensorFlowHost host, boolean isSound) {
    print(out, "trained", "verdict", "difference", "images/s", "outside", "memory", "");
    for (DeviceCheckRow row : rows) {
      print(
          out,
          row.what(),
          row.verdict().name().toLowerCase(Locale.ROOT),
          number(row.difference(), "%.1e", 1),
          number(row.imagesPerSecond(), "%.0f", 1),
          number(row.outsideShare(), "%.0f %%", 100),
          row.memoryBytes().isPresent() ? mebibytes(row.memoryBytes().getAsLong()) : NONE,
          row.remark());
    }
    Machine.peakMemory()
        .ifPresent(
            bytes -> out.println("this process took at most " + mebibytes(bytes) + " of memory"));
    out.println(
        isSound
            ? host.device() + " trains as it should"
            : host.device() + " does not train as it should: see what failed above");
  }

  private static FactorImages images(Path folder) {
    DataConfig drawn =
        DataConfig.newBuilder().setDrawn(DrawnConfig.newBuilder().setImages(IMAGES)).build();
    try (ConsoleProgress progress = new ConsoleProgress()) {
      return ImageSources.open(drawn, folder, progress);
    }
  }

  /** What the processor gives, in a process that sees nothing else. */
  private static Map<Family, float[]> reference(TensorFlowHost host, Path scratch)
      throws IOException, InterruptedException {
    int threads = host.isCpu() && host.threads() != 1 ? 1 : 0;
    List<String> line =
        new ArrayList<>(ChildJvm.line(Main.class.getName(), List.of(Logging.warningsOnly())));
    line.addAll(
        List.of(
            "doctor", COURSES, scratch.toString(), "--device", "cpu", "--threads", "" + threads));
    Map<Family, float[]> found = new EnumMap<>(Family.class);
    ProcessOutcome outcome =
        ChildProcess.start("the reference", new ProcessBuilder(line), scratch.resolve("log"))
            .await(said -> read(said, found));
    if (outcome.failure().isPresent() || found.size() != Family.values().length) {
      throw new UserErrorException(
          "the processor itself does not train, so that nothing can be held against it: "
              + outcome.failure().map(ProcessFailure::reason).orElse("not every family ended"));
    }
    return found;
  }

  private static String line(Family family, float[] losses) {
    StringBuilder line = new StringBuilder(family.name());
    for (float loss : losses) {
      line.append(' ').append(loss);
    }
    return line.toString();
  }

  private static void read(String said, Map<Family, float[]> found) {
    String[] parts = said.split(" ", -1);
    float[] losses = new float[parts.length - 1];
    for (int step = 0; step < losses.length; step++) {
      losses[step] = Float.parseFloat(parts[step + 1]);
    }
    found.put(Family.valueOf(parts[0]), losses);
  }

  private static void print(PrintWriter out, String... cells) {
    out.println(
        String.format(Locale.ROOT, "%-26s %-8s %10s %9s %8s %10s  %s", (Object[]) cells)
            .stripTrailing());
  }

  private static String number(OptionalDouble number, String format, double unit) {
    return number.isPresent()
        ? String.format(Locale.ROOT, format, unit * number.getAsDouble())
        : NONE;
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}
