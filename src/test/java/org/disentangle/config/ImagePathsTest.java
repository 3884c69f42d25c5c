package org.disentangle.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.study.StudyPlan;
import org.disentangle.config.sweep.SweepPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** An archive is looked for beside the file that names it, then in the working folder. */
class ImagePathsTest {
  private static final String RUN =
      """
      network {
        encoder { filters: [4] hidden_units: [8] }
        decoder { hidden_units: [8] filters: [4] }
      }
      optimizer { adam {} }
      loop { steps: 10 }
      beta_vae { beta: 1 }
      """;

  /** There in the folder where tests run, for as long as the project is built so. */
  private static final String HERE = "pom.xml";

  @TempDir private Path folder;
  private Path beside;
  private Path inner;

  @BeforeEach
  void putArchives() throws IOException {
    beside = Files.createFile(folder.resolve("my.npz"));
    inner = Files.createFile(Files.createDirectory(folder.resolve("runs")).resolve("inner.npz"));
  }

  @Test
  void besideTheConfigurationFirst() throws IOException {
    assertEquals(beside.toString(), run("my.npz"));
    assertEquals(HERE, run(HERE));
    Files.createFile(folder.resolve(HERE));
    assertEquals(folder.resolve(HERE).toString(), run(HERE));
    assertEquals("/nowhere/my.npz", run("/nowhere/my.npz"));
  }

  @Test
  void aFileOfPairsIsFoundLikeImages() throws IOException {
    Path pairs = Files.createFile(folder.resolve("pairs.csv"));
    String listed = RUN.replace("beta_vae { beta: 1 }", "ada_vae { listed { path: \"%s\" } }");
    Path file = write("pairs.textproto", listed.formatted("pairs.csv"));
    RunConfig run = Configurations.readRunWithImages(file);
    assertEquals(pairs.toString(), run.getAdaVae().getListed().getPath());
    assertTrue(ImagePaths.names(run));
    assertEquals("x", ImagePaths.map(run, path -> "x").getAdaVae().getListed().getPath());
    Path lost = write("lost.textproto", listed.formatted("lost.csv"));
    assertTrue(
        message(() -> Configurations.readRunWithImages(lost))
            .contains("ada_vae.listed.path: there is no lost.csv, neither beside"));
  }

  @Test
  void imagesMayBeSaidAlone() throws IOException {
    String arrays = "arrays { axes: CHANNELS_FIRST }";
    DataConfig of = readData("data { archive: \"my.npz\" " + arrays + " }" + RUN);
    DataConfig alone = readData("data { archive: \"my.npz\" " + arrays + " }");
    assertEquals(of, alone);
    assertEquals(beside.toString(), alone.getArchive());
    assertEquals(AxisOrder.CHANNELS_FIRST, alone.getArrays().getAxes());
    assertTrue(
        message(() -> readData("data { archive: \"my.npz\" resize { height: 0 width: 1 } }"))
            .contains("data.resize.height is 0"));
    assertTrue(message(() -> readData("data {} loop { steps: 5 }")).contains("is missing"));
  }

  private DataConfig readData(String text) throws IOException {
    return Configurations.readData(write("images.textproto", text));
  }

  /** A base that means the working folder's is not given another one that lies beside the sweep. */
  @Test
  void besideTheBaseAndNotTheSweep() throws IOException {
    write("runs/own.textproto", "data { archive: \"" + HERE + "\" }" + RUN);
    Files.createFile(folder.resolve(HERE));
    Path sweep =
        write(
            "sweep.textproto",
            "base { config: \"runs/own.textproto\" }"
                + "axis { field: \"beta_vae.beta\" values: [1, 2] }");
    assertEquals(
        List.of(HERE, HERE),
        SweepPlan.read(sweep).trials().stream()
            .map(trial -> trial.getRun().getData().getArchive())
            .toList());
  }

  @Test
  void whatIsNoNameOfAFileIsASentence() throws IOException {
    Path file = write("run.textproto", "data { archive: \"a\\000b\" }" + RUN);
    String message = message(() -> Configurations.readRunWithImages(file));
    assertTrue(message.startsWith(file + ": data.archive: \"a\\u0000b\" is no name of a"), message);
  }

  @Test
  void bothPlacesAreNamedWhereNeitherHasIt() throws IOException {
    Path file = write("run.textproto", "data { archive: \"none.npz\" }" + RUN);
    assertEquals(
        file
            + ": data.archive: there is no none.npz, neither beside run.textproto ("
            + folder.resolve("none.npz")
            + ") nor in the working folder ("
            + Path.of("none.npz").toAbsolutePath()
            + "); put it there, or name it by its whole path",
        message(() -> Configurations.readRunWithImages(file)));
    // What needs no images asks for none.
    assertEquals("none.npz", Configurations.readRun(file).getData().getArchive());
  }

  @Test
  void besideTheFileThatNamesIt() throws IOException {
    write("runs/own.textproto", "data { archive: \"inner.npz\" }" + RUN);
    write("runs/plain.textproto", RUN);
    Path study =
        write(
            "study.textproto",
            "base { data { archive: \"my.npz\" }"
                + RUN
                + "}"
                + "trial { override { name: \"base\" } }"
                + "trial { config: \"runs/own.textproto\" }"
                + "trial { config: \"runs/plain.textproto\""
                + " override { data { archive: \"my.npz\" } } }");
    assertEquals(
        List.of(beside.toString(), inner.toString(), beside.toString()),
        StudyPlan.read(study).runs().stream().map(run -> run.getData().getArchive()).toList());
    Path sweep =
        write(
            "sweep.textproto",
            "base { config: \"runs/own.textproto\" }"
                + "base { config: \"runs/plain.textproto\" run { data { archive: \"my.npz\" } } }");
    assertEquals(
        List.of(inner.toString(), beside.toString()),
        SweepPlan.read(sweep).trials().stream()
            .map(trial -> trial.getRun().getData().getArchive())
            .toList());
    Path axis =
        write(
            "axis.textproto",
            "base { config: \"runs/own.textproto\" }"
                + "axis { field: \"data.archive\" choices: [\"my.npz\", \"absent.npz\"] }");
    String message = message(() -> SweepPlan.read(axis));
    assertTrue(message.contains("neither beside axis.textproto"), message);
    Files.createDirectories(folder.resolve("pictures/one"));
    Files.createDirectories(folder.resolve("pictures/two"));
    Path folders =
        write(
            "folders.textproto",
            "base { run { data { folder { path: \"pictures/one\" } } "
                + RUN
                + " } }"
                + "axis { field: \"data.folder.path\" choices: [\"pictures/one\", \"pictures/two\"] }");
    assertEquals(
        List.of("one", "two"),
        SweepPlan.read(folders).trials().stream()
            .map(trial -> Path.of(trial.getRun().getData().getFolder().getPath()))
            .peek(path -> assertTrue(Files.isDirectory(path), path + " as seen from here"))
            .map(path -> path.getFileName().toString())
            .toList());
  }

  private String run(String archive) throws IOException {
    Path file = write("run.textproto", "data { archive: \"" + archive + "\" }" + RUN);
    return Configurations.readRunWithImages(file).getData().getArchive();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String message(Executable reading) {
    return assertThrows(UserErrorException.class, reading).getMessage();
  }
}
