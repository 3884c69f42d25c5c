package org.disentangle.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.config.study.StudyPlan;
import org.disentangle.config.sweep.SweepPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationsTest {
  private static final String LEAST =
      """
      beta_vae { beta: 4 }
      network { encoder { filters: 32 } }
      loop { steps: 10 }
      """;

  @TempDir private Path folder;

  @Test
  void everyDefaultIsWrittenOut() throws IOException {
    RunConfig run = Configurations.readRun(file("small.textproto", LEAST));

    assertEquals("small", run.getName());
    assertTrue(run.hasSeed());
    assertTrue(run.getData().hasValidationFraction());
    assertFalse(run.getData().hasArchive());
    assertEquals(Activation.RELU, run.getNetwork().getActivation());
    assertTrue(run.getNetwork().hasActivation());
    assertEquals(2, run.getNetwork().getDecoder().getOutputStride());
    assertEquals(0.999, run.getOptimizer().getAdam().getBeta2());
    assertTrue(run.getOptimizer().getAdam().hasBeta2());
    assertEquals(64, run.getLoop().getBatchSize());
    assertTrue(run.getBetaVae().hasWarmUpSteps());
  }

  @Test
  void whatIsAChoiceIsLeftOpen() throws IOException {
    RunConfig run = Configurations.readRun(file("small.textproto", LEAST));

    assertFalse(run.getLoop().hasEarlyStopping());
    assertFalse(run.getOptimizer().hasCosine());
    assertEquals(LoopConfig.LengthCase.STEPS, run.getLoop().getLengthCase());
  }

  @Test
  void aChoiceThatIsMadeHasItsDefaults() throws IOException {
    RunConfig run =
        Configurations.readRun(
            file(
                "small.textproto",
                """
                beta_vae {}
                network { encoder { filters: 32 } }
                optimizer { rms_prop {} cosine {} }
                loop { epochs: 1 early_stopping {} }
                """));

    assertTrue(run.getLoop().getEarlyStopping().hasPatience());
    assertTrue(run.getOptimizer().getRmsProp().hasDecay());
    assertTrue(run.getOptimizer().getCosine().hasFinalFraction());
    assertFalse(run.getOptimizer().hasAdam());
  }

  @Test
  void printedTextReadsBackAsTheSame() throws IOException {
    RunConfig run = Configurations.readRun(file("small.textproto", LEAST));
    String text = Configurations.print(run);

    assertEquals(run, Configurations.readRun(file("again.textproto", text)));
    assertEquals(text, Configurations.print(run));
  }

  @Test
  void whatIsLeftToTheMachineReadsBackAsTheSame() throws IOException {
    RunConfig run =
        Configurations.readRun(
            file("small.textproto", LEAST + "precision: AUTO data { on_device: NEVER }"));

    assertEquals(Precision.AUTO, run.getPrecision());
    assertEquals(DataConfig.OnDevice.NEVER, run.getData().getOnDevice());
    assertEquals(run, Configurations.readRun(file("again.textproto", Configurations.print(run))));
  }

  @ParameterizedTest
  @CsvSource({
    "configs/beta-1.textproto, beta-1",
    "configs/seed/beta-1.textproto, seed-beta-1",
    "configs/a/b/c.d.textproto, a-b-c.d",
    "elsewhere/beta-1.textproto, beta-1"
  })
  void aRunIsNamedAfterItsFile(String path, String name) throws IOException {
    assertEquals(name, Configurations.readRun(file(path, LEAST)).getName());
  }

  static Stream<Path> shippedFiles() throws IOException {
    // What lies in pgm is loaded by GraphDocumentsTest.
    Path graphs = Path.of("configs", "pgm");
    try (Stream<Path> files = Files.walk(Path.of("configs"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(graphs))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void everyShippedFileLoads(Path file) throws IOException {
    String text = Files.readString(file);
    if (text.contains("axis {")) {
      assertFalse(SweepPlan.read(file).trials().isEmpty());
    } else if (text.contains("trial {")) {
      assertFalse(StudyPlan.read(file).runs().isEmpty());
    } else {
      assertFalse(Configurations.readRun(file).getName().isEmpty());
    }
  }

  @Test
  void messagesAreTheSameInEveryLocale() throws IOException {
    Path file = file("small.textproto", LEAST + "data { validation_fraction: 1234567.5 }");
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      UserErrorException mistake =
          assertThrows(UserErrorException.class, () -> Configurations.readRun(file));
      assertEquals(
          file + ": data.validation_fraction is 1234567.5 but must be at least 0 and less than 1",
          mistake.getMessage());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aFolderIsNoConfiguration() {
    assertEquals(
        folder + " is a folder; give one configuration file",
        assertThrows(UserErrorException.class, () -> Configurations.readRun(folder)).getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("nope.textproto");
    assertEquals(
        "there is no configuration file " + missing + "; see configs/ for examples",
        assertThrows(UserErrorException.class, () -> StudyPlan.read(missing)).getMessage());
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("binary.textproto");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals(
        file + " is not UTF-8 text; a configuration is protobuf text",
        assertThrows(UserErrorException.class, () -> Configurations.readRun(file)).getMessage());
  }

  private Path file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
