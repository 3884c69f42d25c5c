package org.disentangle.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.Device;
import org.disentangle.runtime.Devices;
import org.disentangle.runtime.GpuDiagnosis;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The verbs in the order a new user tries them: data render, train, inspect, analyze, report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainCommandTest {
  private static final String ARCHIVE = "squares.npz";

  private Path folder;
  private Path config;

  private record Outcome(int status, String out, String err) {}

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Outcome(status, out.toString(), err.toString());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeAll
  void renderAndConfigure(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Outcome rendered =
        run(
            "data",
            "render",
            "--out",
            at(ARCHIVE),
            "--fix",
            "shape=0",
            "--fix",
            "orientation=0",
            "--data-dir",
            at("data"));
    assertEquals(0, rendered.status(), rendered.err());
    RunConfig run = TinyRuns.run("squares");
    config = folder.resolve("squares.textproto");
    Files.writeString(
        config,
        Configurations.print(
            run.toBuilder().setData(run.getData().toBuilder().setArchive(at(ARCHIVE))).build()));
  }

  @Test
  void trainsOnAnArchiveAndReportsFromTheSavedModelAlone() throws IOException {
    Outcome trained =
        run("train", config.toString(), "--models-dir", at("models"), "--device", "cpu");
    assertEquals(0, trained.status(), trained.err());
    assertTrue(trained.out().startsWith("SavedModel: " + at("models")), trained.out());

    Outcome analyzed =
        run(
            "analyze",
            at("models/squares"),
            // Elsewhere than below the working directory, so found by its name.
            "--data-dir",
            folder.toString(),
            "--reports-dir",
            at("reports"),
            "--samples",
            "100",
            "--likelihood-images=2",
            "--likelihood-draws=4");
    assertEquals(0, analyzed.status(), analyzed.err());
    Path report = folder.resolve("reports").resolve("squares");
    assertTrue(analyzed.out().contains(report.resolve("index.html").toString()), analyzed.out());
    List<String> header = Files.readAllLines(report.resolve("mig.csv")).subList(0, 1);
    // Shape and orientation have one value left in this archive.
    assertEquals(List.of("run,model,beta,mig,scale,position_x,position_y"), header);

    byte[] page = Files.readAllBytes(report.resolve("index.html"));
    Outcome again = run("report", report.toString());
    assertEquals(0, again.status(), again.err());
    assertEquals(new String(page, UTF_8), Files.readString(report.resolve("index.html")));
  }

  /**
   * Twice the same training, so twice the same batch; and nothing of the machine in what travels
   * along.
   */
  @Test
  void whatTravelsWithAModelIsRepeatableAndTellsNothingOfTheMachine() throws IOException {
    for (int version = 1; version <= 2; version++) {
      Outcome trained = run("train", config.toString(), "--models-dir", at("golden"), "--golden");
      assertEquals(0, trained.status(), trained.err());
    }
    Path extra = folder.resolve("golden/squares/1/assets.extra");
    assertEquals(
        -1,
        Files.mismatch(
            extra.resolve("golden.npz"),
            folder.resolve("golden/squares/2/assets.extra/golden.npz")));

    Pattern absolute = Pattern.compile("[\"'](/|[A-Za-z]:)");
    for (String name : List.of("run.json", "config.textproto")) {
      String text = Files.readString(extra.resolve(name));
      assertTrue(text.contains(ARCHIVE), text);
      assertFalse(absolute.matcher(text).find(), text);
      assertFalse(text.contains("../"), text);
      for (String personal :
          List.of(
              System.getProperty("user.home"),
              System.getProperty("user.dir"),
              '"' + System.getProperty("user.name") + '"',
              '"' + InetAddress.getLocalHost().getHostName() + '"')) {
        assertFalse(text.contains(personal), text);
      }
    }
    try (Stream<Path> files = Files.walk(folder.resolve("golden/squares/1"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, ISO_8859_1);
        assertFalse(bytes.contains("golden/squares"), file.toString());
      }
    }
  }

  @Test
  void inspectTellsSignaturesVariablesAndHowTheExampleWasMade() {
    Outcome inspected = run("inspect", "saved_models/example");
    assertEquals(0, inspected.status(), inspected.err());
    List<String> lines = inspected.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
    for (String expected :
        List.of(
            "saved_models/example/1",
            " family beta-VAE (beta 10.0, beta_before_change 40.0, beta_change_from_step 800.0,"
                + " beta_change_to_step 2000.0)",
            " terms reconstruction, kl",
            " data checksum 27b4bfda90d7fe039dc0aeda50f506fc378f8a9b880da5e8f1aab264db01406f",
            "decode (tensorflow/serving/predict)",
            " input latents DT_FLOAT [-1, 5] latents:0",
            " input count DT_INT32 [] count:0")) {
      assertTrue(lines.contains(expected), inspected.out());
    }
    // The seconds are those of whoever made the example last.
    assertTrue(
        lines.stream()
            .anyMatch(
                line ->
                    line.matches(
                        " trained 2,500 steps, 160,000 images, [\\d.]+ s on cpu, complete")),
        inspected.out());
    assertTrue(
        lines.stream()
            .anyMatch(line -> line.matches(" variables \\d+ \\(\\d+ trained\\), [\\d,]+ bytes")),
        inspected.out());
  }

  @Test
  void inspectRefusesWhatIsNoSavedModel() {
    Outcome refused = run("inspect", "configs");
    assertEquals(2, refused.status());
    assertTrue(
        refused.err().startsWith("disentangle: no SavedModel at configs: expected saved_model.pb"),
        refused.err());
    assertEquals(1, refused.err().lines().count(), refused.err());
  }

  @Test
  void tellsItsProgressAsJson() {
    Outcome trained =
        run("train", config.toString(), "--models-dir", at("json-models"), "--progress", "json");
    assertEquals(0, trained.status(), trained.err());
    List<String> lines = trained.out().lines().toList();
    assertTrue(
        lines.stream().allMatch(line -> line.startsWith("{\"run\":\"squares\"")), trained.out());
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("\"step\":\"20\",\"total_steps\":\"20\"")),
        trained.out());
  }

  @Test
  void aMissingArchiveIsNamedAndNothingIsMade() throws IOException {
    Path broken = folder.resolve("broken.textproto");
    Files.writeString(broken, Files.readString(config).replace(ARCHIVE, "nowhere.npz"));
    Outcome refused = run("train", broken.toString(), "--models-dir", at("none"));
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("nowhere.npz"), refused.err());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void anAbsentGpuIsAnErrorThatSaysWhy() {
    assumeTrue(Devices.visible(0).stream().noneMatch(Device::isGpu));
    Outcome refused =
        run("train", config.toString(), "--models-dir", at("none"), "--device", "gpu:5");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("gpu:5 was asked for"), refused.err());
  }

  @Test
  void aStudyOnAnAbsentGpuSaysWhyBeforeItStarts() {
    assumeTrue(Devices.visible(0).stream().noneMatch(Device::isGpu));
    Outcome refused =
        run("study", "configs/seed.textproto", "--device", "gpu", "--models-dir", at("none"));
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains(GpuDiagnosis.whyNone()), refused.err());
    assertFalse(Files.exists(folder.resolve("none")));
  }

  /** Its models are there, and its report: nothing is written. With other settings it is. */
  @Test
  void aStudyThatIsDoneIsNotMeasuredAgain() throws IOException {
    String models = "--models-dir=" + at("study-models");
    Outcome trained = run("train", config.toString(), models, "--device", "cpu");
    assertEquals(0, trained.status(), trained.err());
    Path study = folder.resolve("done.textproto");
    String settings =
        """
        analysis { samples: 100 test_samples: 100 permutations: 0 resamples: 0 likelihood_images: 0 }
        trial { config: "squares.textproto" }
        """;
    Files.writeString(study, settings);
    String[] line = {
      "study",
      study.toString(),
      "--resume",
      models,
      "--reports-dir=" + at("reports"),
      "--device=cpu"
    };
    Outcome first = run(line);
    assertEquals(0, first.status(), first.err());
    Path page = folder.resolve("reports/done/index.html");
    assertTrue(first.out().startsWith("report: " + page), first.out());
    FileTime written = Files.getLastModifiedTime(page);

    Outcome second = run(line);
    assertEquals(0, second.status(), second.err());
    assertEquals(first.out(), second.out());
    assertEquals(written, Files.getLastModifiedTime(page));

    Files.writeString(study, settings.replace("samples: 100 test", "samples: 110 test"));
    assertEquals(0, run(line).status());
    assertNotEquals(written, Files.getLastModifiedTime(page));
  }

  @Test
  void describePrintsTheSeedsTotals() {
    Outcome described = run("describe", "configs/seed/beta-5.textproto", "--device", "cpu");
    assertEquals(0, described.status(), described.err());
    assertTrue(described.out().contains("total 2,199,744"), described.out());
    assertTrue(described.out().contains("total 380,064"), described.out());
    // Without the 480 and 224 biases that batch normalisation would take away again.
    // By hand: the convolutions at 32 x 32, 16 x 16 and 8 x 8 positions, the dense layer, the
    // heads.
    long encoder = 1024 * 9 * 32 + 256 * 9 * 32 * 64 + 64 * 9 * 64 * 128 + 8192 * 256 + 256 * 32;
    // The dense layer, the transposed convolutions from 8 x 8, 16 x 16 and 32 x 32, the last one.
    long decoder =
        16 * 8192 + 64 * 9 * 128 * 128 + 256 * 9 * 128 * 64 + 1024 * 9 * 64 * 32 + 4096 * 9 * 32;
    for (long cost : new long[] {encoder, decoder}) {
      String told = String.format(Locale.ROOT, "%,d multiply-adds an image", cost);
      assertTrue(described.out().contains(told), described.out());
    }
  }

  @Test
  void doctorNamesVersionsAndDevices() {
    Outcome examined = run("doctor");
    assertEquals(0, examined.status(), examined.err());
    assertTrue(examined.out().contains("2.18.0"), examined.out());
    assertTrue(examined.out().contains("/device:CPU:0"), examined.out());
  }
}
