package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is handed out, unpacked into a folder with a blank in its name and used from there.
 *
 * <p>Run by {@code mvn verify -Pdist}, which packs it first. {@code bin/disentangle.bat} is not
 * run: that takes Windows.
 */
@DisabledOnOs(OS.WINDOWS)
class DistributionIT {
  private static final String NAME = "disentangle-" + Version.disentangle();

  @TempDir private static Path place;
  private static Path home;

  private record Ended(int status, String said) {}

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    Path folder = Files.createDirectory(place.resolve("my programs"));
    Path archive = Path.of("target", NAME + ".tar.gz").toAbsolutePath();
    Ended unpacked = run(folder, List.of("tar", "-xzf", archive.toString()));
    assertEquals(0, unpacked.status(), unpacked.said());
    home = folder.resolve(NAME);
  }

  private static Ended run(Path folder, List<String> line)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile(place, "said", ".txt");
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertTrue(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS));
    return new Ended(process.exitValue(), Files.readString(said));
  }

  private static String disentangle(Path program, String... words)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(words));
    Ended ended = run(home, line);
    assertEquals(0, ended.status(), ended.said());
    return ended.said();
  }

  private static String disentangle(String... words) throws IOException, InterruptedException {
    return disentangle(home.resolve("bin/disentangle"), words);
  }

  @Test
  void saysItsVersion() throws IOException, InterruptedException {
    assertTrue(
        disentangle("--version").startsWith("disentangle " + Version.disentangle() + "\n"),
        disentangle("--version"));
  }

  @Test
  void aLinkElsewhereLeadsToIt() throws IOException, InterruptedException {
    Path bin = Files.createDirectory(place.resolve("bin"));
    Path first = Files.createSymbolicLink(bin.resolve("first"), home.resolve("bin/disentangle"));
    Path link = Files.createSymbolicLink(bin.resolve("disentangle"), first.getFileName());
    assertEquals(disentangle("--version"), disentangle(link, "--version"));
  }

  @Test
  void bringsTensorFlowUp() throws IOException, InterruptedException {
    String said = disentangle("doctor");
    assertTrue(said.contains(Version.tensorFlow()), said);
  }

  @Test
  void itsConfigurationsAreThere() throws IOException, InterruptedException {
    String said = disentangle("describe", "configs/datasets/xy-object.textproto", "--threads=1");
    assertTrue(said.contains("multiply-adds an image"), said);
  }

  @Test
  void writesAConfigurationAndTrainsIt() throws IOException, InterruptedException {
    Path pictures = Files.createDirectory(place.resolve("my pictures"));
    disentangle(
        "data",
        "convert",
        "configs/datasets/xy-object.textproto",
        "--samples",
        "40",
        "--out",
        pictures.resolve("small").toString());
    Path configuration = home.resolve("small.textproto");
    disentangle(
        "config",
        "new",
        "--data",
        pictures.resolve("small").toString(),
        "--minutes",
        "1",
        "--out",
        configuration.toString());
    Files.writeString(
        configuration,
        Files.readString(configuration).replaceAll("steps(_per_epoch)?: \\d+", "steps$1: 3"));
    String said = disentangle("train", "small.textproto", "--threads=1");
    assertTrue(said.contains("SavedModel: saved_models/small/1\n"), said);
    assertTrue(
        said.contains("next: disentangle analyze saved_models/small/1 --data small.textproto\n"),
        said);
    assertTrue(Files.exists(home.resolve("saved_models/small/1/saved_model.pb")));
    String[] analyze = {
      "analyze",
      "saved_models/small/1",
      "--data=small.textproto",
      "--likelihood-images=0",
      "--threads=1"
    };
    assertTrue(disentangle(analyze).endsWith("in a browser\n"));
    assertTrue(disentangle(analyze).contains("measured before: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"disentangle", "disentangle-train", "disentangle-pgm-query"})
  void aPageOfTheManualIsRoff(String page) throws IOException {
    String roff = Files.readString(home.resolve("share/man/man1/" + page + ".1"));
    assertTrue(
        roff.contains(".TH \"" + page.toUpperCase(Locale.ROOT).replace("-", "\\-") + "\""),
        roff.substring(0, 500));
  }

  @Test
  void completesVerbsAndOptions() throws IOException, InterruptedException {
    Ended completed =
        run(
            home,
            List.of(
                "bash",
                "-c",
                "source share/completion/disentangle.sh; COMP_WORDS=(disentangle tr); COMP_CWORD=1;"
                    + " _complete_disentangle; echo \"${COMPREPLY[@]}\""));
    assertEquals("train\n", completed.said().replace("trial ", ""));
  }

  @Test
  void everyLibraryComesWithItsLicence() throws IOException {
    String list = Files.readString(home.resolve("THIRD-PARTY.txt"));
    String materials = Files.readString(home.resolve("bom.json"));
    String texts;
    try (Stream<Path> files = Files.walk(home.resolve("licenses"))) {
      texts = String.join("\n", files.map(Path::toString).toList()) + ownTexts();
    }
    List<String> missing = new ArrayList<>();
    try (Stream<Path> libraries = Files.list(home.resolve("lib"))) {
      for (Path library : libraries.filter(each -> each.toString().endsWith(".jar")).toList()) {
        String name = library.getFileName().toString().replaceFirst("-\\d.*", "");
        String line =
            list.lines().filter(each -> each.contains(":" + name + ":")).findFirst().orElse("");
        boolean hasText = line.contains("(Apache-2.0)") || texts.contains(name);
        if (line.isEmpty() || !hasText || !materials.contains("\"" + name + "\"")) {
          missing.add(name);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  /** The licences that do not lie inside of their libraries; each says first which they are of. */
  private static String ownTexts() throws IOException {
    StringBuilder texts = new StringBuilder();
    try (Stream<Path> files = Files.list(home.resolve("licenses"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).toList()) {
        texts.append(Files.readAllLines(file).get(0)).append('\n');
      }
    }
    return texts.toString();
  }
}
