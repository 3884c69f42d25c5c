package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.RunRecords;
import org.disentangle.data.source.ImageSources;
import org.disentangle.runtime.Hosts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each family's quick configuration learns in a quarter of its steps: about 80 s each on two cores.
 */
@Tag("slow")
class QuickConfigurationsTest {
  private static final Path FAMILIES = Path.of("configs/families");

  /** Of a model that gives the mean image for every image, in nats; see families.md. */
  private static final double KNOWS_NOTHING = 568;

  @TempDir private Path folder;

  static List<Path> configurations() throws IOException {
    try (Stream<Path> files = Files.list(FAMILIES)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void learns(Path configuration) {
    RunConfig.Builder run = Configurations.readRun(configuration).toBuilder().setSeed(1);
    long steps = run.getLoop().getSteps() / 4;
    run.getLoopBuilder().setSteps(steps).setStepsPerEpoch(steps);
    Path version =
        new TrainingRun(
                run.build(),
                ImageSources.open(run.getData(), folder, Progress.NONE),
                Hosts.PLAIN,
                List.of())
            .trainAndExport(folder.resolve("models"));
    double reconstruction =
        RunRecords.read(version).orElseThrow().getHistoryList().stream()
            .filter(epoch -> epoch.getSplit().equals("validation"))
            .filter(epoch -> epoch.containsTerms("reconstruction"))
            .reduce((first, later) -> later)
            .orElseThrow()
            .getTermsOrThrow("reconstruction");
    assertTrue(
        reconstruction < KNOWS_NOTHING - 100,
        () -> "the reconstruction is at %.1f nats".formatted(reconstruction));
  }
}
