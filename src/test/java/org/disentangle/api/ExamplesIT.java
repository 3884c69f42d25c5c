package org.disentangle.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.disentangle.Patience;
import org.disentangle.data.source.SquareArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the documentation, each started as it says there. */
class ExamplesIT {
  private static final Path EXAMPLES = Path.of("src", "example", "java");

  /** As the vignette of the R package gRain (Højsgaard 2012) prints it for this evidence. */
  private static final String LUNG_YES = "0.0995";

  @TempDir private Path folder;

  private record Outcome(int status, String said) {
    private List<String> lines(String start) {
      return said.lines().filter(line -> line.startsWith(start)).toList();
    }
  }

  private Outcome run(String example, String... arguments)
      throws IOException, InterruptedException {
    Path output = folder.resolve(example + ".output");
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                EXAMPLES.resolve(example + ".java").toString()));
    line.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertTrue(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS), example + " ends");
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  @Test
  void aModelIsTrainedAndEncodesImages() throws IOException, InterruptedException {
    Path squares = SquareArchive.write(folder.resolve("squares.npz"));
    Path configuration = folder.resolve("squares.textproto");
    Files.writeString(
        configuration,
        """
        data { archive: "squares.npz" }
        network {
          latent_dimension: 3
          encoder { filters: [4, 4] hidden_units: [8] }
          decoder { hidden_units: [8] base_channels: 4 filters: [4] }
        }
        beta_vae { beta: 1 }
        optimizer { adam {} learning_rate: 1e-3 }
        loop { batch_size: 16 steps: 4 steps_per_epoch: 2 }
        """);
    Outcome trained =
        run("TrainAModel", configuration.toString(), folder.resolve("models").toString());
    assertEquals(0, trained.status(), trained.said());
    assertEquals(List.of("epoch: 1", "epoch: 2"), trained.lines("epoch: "), trained.said());
    Path model = folder.resolve("models").resolve("squares").resolve("1");
    assertEquals(List.of("model: " + model), trained.lines("model: "), trained.said());

    Outcome encoded = run("EncodeImages", model.toString(), squares.toString());
    assertEquals(0, encoded.status(), encoded.said());
    List<String> codes = encoded.lines("image ");
    assertEquals(3, codes.size(), encoded.said());
    assertEquals(3, codes.get(0).split(",", -1).length, "latents");
    assertEquals(3, codes.stream().map(code -> code.substring(9)).distinct().count());
    assertEquals(List.of("reconstructed: 3"), encoded.lines("reconstructed"), encoded.said());
  }

  @Test
  void whatIsWrongIsOneSentence() throws IOException, InterruptedException {
    Outcome outcome = run("TrainAModel", "absent.textproto", folder.toString());
    assertEquals(2, outcome.status(), outcome.said());
    assertTrue(outcome.said().contains("absent.textproto"), outcome.said());
  }

  @Test
  void aGraphIsAsked() throws IOException, InterruptedException {
    Outcome outcome = run("AskAGraph", "configs/pgm/asia.bif");
    assertEquals(0, outcome.status(), outcome.said());
    assertEquals(1, outcome.lines("separated: ").size(), outcome.said());
    assertTrue(outcome.said().contains(LUNG_YES), outcome.said());
  }
}
