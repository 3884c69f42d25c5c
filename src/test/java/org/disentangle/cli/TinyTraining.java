package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.data.source.SquareArchive;
import org.disentangle.model.TinyRuns;

/**
 * A training of a few thousand weights on 768 squares that is started as the whole program, with a
 * checkpoint at every few steps.
 *
 * @param folder with all its files
 * @param steps of the run
 */
record TinyTraining(Path folder, long steps) {
  static final String RUN = "squares";

  /** Writes images and configuration. */
  static TinyTraining in(Path folder, long steps, long everySteps) throws IOException {
    Path archive = SquareArchive.write(folder.resolve("squares.npz"));
    RunConfig.Builder run = TinyRuns.run(RUN).toBuilder();
    run.getDataBuilder().setArchive(archive.toString()).clearMaxSamples();
    run.getLoopBuilder().setSteps(steps).setStepsPerEpoch(50).setCheckpointSteps(everySteps);
    Files.writeString(folder.resolve(RUN + ".textproto"), Configurations.print(run.build()));
    return new TinyTraining(folder, steps);
  }

  Path configuration() {
    return folder.resolve(RUN + ".textproto");
  }

  Path models(String name) {
    return folder.resolve(name);
  }

  /** The arguments that train into a folder of models. */
  String[] arguments(String models, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                configuration().toString(),
                "--models-dir",
                models(models).toString(),
                "--device",
                "cpu",
                "--threads",
                "1",
                "--progress",
                "none"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  ChildProgram start(String models, String... more) throws IOException {
    return ChildProgram.start(folder.resolve(models + ".out"), arguments(models, more));
  }

  /** Trains without a break and returns the export. */
  Path undisturbed(String models) throws IOException, InterruptedException {
    try (ChildProgram training = start(models)) {
      assertEquals(0, training.exitStatus(), training.said());
    }
    return models(models).resolve(RUN).resolve("1");
  }

  /** The steps of the newest checkpoint. */
  OptionalLong newestCheckpoint(String models) {
    return names(models(models).resolve(RUN).resolve(".checkpoints")).stream()
        .filter(name -> name.endsWith(".checkpoint") && !name.startsWith("."))
        .mapToLong(name -> Long.parseLong(name.replace(".checkpoint", "")))
        .max();
  }

  static List<String> names(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A finished training leaves its export, and the checkpoint that a longer one goes on from. */
  static void assertFinished(Path run) {
    assertEquals(List.of(".checkpoints", ".images", "1"), names(run));
    List<String> kept = names(run.resolve(".checkpoints"));
    assertEquals(1, kept.size(), kept.toString());
    assertTrue(kept.get(0).endsWith(".trained"), kept.toString());
  }

  /** Every export that can be seen is whole, at whatever moment one looks. */
  void assertNothingIsHalfWritten(String models) {
    for (String name : names(models(models).resolve(RUN))) {
      if (!name.startsWith(".")) {
        Path version = models(models).resolve(RUN).resolve(name);
        for (String file : List.of("saved_model.pb", "variables/variables.index")) {
          assertTrue(Files.exists(version.resolve(file)), version + " has no " + file);
        }
      }
    }
  }

  /** Where an export differs from another one, the seconds of the run record aside. */
  static Optional<String> difference(Path expected, Path found) throws IOException {
    for (String file :
        List.of(
            "variables/variables.data-00000-of-00001",
            "variables/variables.index",
            "saved_model.pb",
            "assets.extra/config.textproto")) {
      if (Files.mismatch(expected.resolve(file), found.resolve(file)) != -1) {
        return Optional.of(found.resolve(file) + " differs");
      }
    }
    return record(expected).equals(record(found))
        ? Optional.empty()
        : Optional.of(record(found) + "\ninstead of\n" + record(expected));
  }

  private static String record(Path version) throws IOException {
    return Files.readString(version.resolve("assets.extra/run.json"))
        .replaceAll("\"wall_seconds\": [0-9.E-]+", "\"wall_seconds\": 0");
  }
}
