package org.disentangle.cli.config;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.DeviceOptions;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.cli.option.Written;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.cli.terminal.Remarks;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.config.ImagePaths;
import org.disentangle.config.starter.Family;
import org.disentangle.config.starter.StarterConfiguration;
import org.disentangle.config.starter.StarterSize;
import org.disentangle.data.Factor;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.store.ImageStore;
import org.disentangle.training.check.StepTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code config new}: a first configuration for some images. */
@Command(
    name = "new",
    description = {
      "Looks at images and writes a configuration that fits them, with comments: size, channels,"
          + " likelihood, strides, batch, and as many steps as this machine takes in some minutes.",
      "Then: disentangle train FILE, disentangle analyze saved_models/NAME."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle config new --data my/pictures --out my.textproto",
      "  disentangle config new --data my.npz --family vq-vae --out my.textproto"
    })
final class ConfigNewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "SOURCE",
      description = ImageSourceOptions.SOURCE)
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The configuration to write, a new file.")
  @Written(Written.Form.CONFIGURATION)
  private Path target;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      defaultValue = "beta-vae",
      description =
          "The model: beta-vae, beta-tcvae, vamp-prior, vq-vae, sc-vae, annealed-vae, control-vae,"
              + " dip-vae, factor-vae, info-vae, wae, factorized-support-vae, ada-vae,"
              + " qlae, fsq or tripod"
              + " (default: ${DEFAULT-VALUE}).")
  private String family;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "About how long the training may take on this machine (default: ${DEFAULT-VALUE}).")
  @Between(least = 1, most = 100_000)
  private int minutes;

  @Mixin private ImageSourceOptions source;
  @Mixin private DeviceOptions device;

  @Override
  public Integer call() {
    Family chosen = Family.of(family);
    if (Files.exists(target)) {
      throw new UserErrorException(
          "--out %s is there already; name a new file, or remove it first".formatted(target));
    }
    DataConfig named = ImageSourceOptions.named(Optional.of(data));
    DataConfig fitting = StarterSize.fit(named, source.sizes(named));
    ImageStore images = source.open(fitting);
    StarterConfiguration starter =
        new StarterConfiguration(
            ImagePaths.map(ImageSources.reading(fitting), this::fromTarget),
            description(images),
            images.shape(),
            images.kind(),
            images.size(),
            chosen);
    double seconds = StepTime.seconds(starter.run(1), images, device.bringUp());
    long steps = StarterConfiguration.steps(minutes, seconds);
    String why =
        String.format(
            Locale.ROOT,
            "About %d %s where a step takes %.3g ms, as on the machine that wrote this.",
            minutes,
            minutes == 1 ? "minute" : "minutes",
            1000 * seconds);
    AtomicWrite.file(target, file -> Files.writeString(file, starter.text(steps, why)));
    PrintWriter out = spec.commandLine().getOut();
    if (Remarks.areWanted(spec)) {
      out.println(description(images));
    }
    out.println("configuration: " + target);
    NextStep.afterConfiguration(target).say(spec);
    return ExitCode.OK;
  }

  /** A path as the configuration names it: from its own folder. */
  private String fromTarget(String path) {
    Path whole = Path.of(path).toAbsolutePath().normalize();
    Path folder = target.toAbsolutePath().normalize().getParent();
    return whole.getRoot().equals(folder.getRoot())
        ? folder.relativize(whole).toString()
        : whole.toString();
  }

  private static String description(ImageStore images) {
    List<Factor> factors = images.factors();
    String labels =
        factors.isEmpty()
            ? "without labels"
            : "labels: "
                + factors.stream()
                    .map(
                        factor ->
                            factor.name()
                                + (factor.kind() == FactorKind.CONTINUOUS
                                    ? " (continuous)"
                                    : " (" + factor.size() + ")"))
                    .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%,d images of %s from %s, %s",
        images.size(),
        images.shape(),
        images.source(),
        labels);
  }
}
