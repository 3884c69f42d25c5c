package org.disentangle.cli.describe;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.disentangle.cli.option.DeviceOptions;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.cli.option.JsonOption;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.config.Configurations;
import org.disentangle.config.NetworkGeometry;
import org.disentangle.config.RunConfig;
import org.disentangle.data.store.ImageStore;
import org.disentangle.model.TrainingSet;
import org.disentangle.training.graph.ModelDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code describe}: the layers of a configuration's model and what they cost. */
@Command(
    name = "describe",
    description =
        "Prints the layers of a run's model: name, type, output shape, parameters, and the multiply-adds of convolutions and matrix products for one image. Training costs about three times as many, for the gradients.",
    footer = {"  disentangle describe configs/seed/beta-1.textproto"})
public final class DescribeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The run, as protobuf text.")
  private Path config;

  @Mixin private DeviceOptions device;
  @Mixin private JsonOption json;
  @Mixin private ImageSourceOptions source;

  @Override
  public void run() {
    RunConfig run = Configurations.readRunWithImages(config);
    ImageStore images = source.of(run);
    NetworkGeometry.check(run, images.shape(), config.toString());
    ModelDescription description =
        ModelDescription.of(
            run,
            new TrainingSet(images.shape(), images.kind(), images.size()),
            device.bringUp().session());
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        () -> LayerTable.object(run.getName(), description),
        () -> {
          out.println(description.family() + ", " + run.getName());
          LayerTable.print(out, description);
        });
    NextStep.afterDescription(config).say(spec);
  }
}
