package org.disentangle.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.config.study.StudyPlan;
import org.disentangle.config.sweep.SweepPlan;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutants of the configurations that come along: each is refused, or says again what was read. */
class DamagedConfigurationsTest {
  private static final int FEW = 400;
  private static final int MANY = 2000;
  private static final Path CONFIGS = Path.of("configs");

  @TempDir private Path folder;

  @Test
  void runsWithAFaultAreReadOrRefused() throws Exception {
    mutateRuns(FEW, 1);
  }

  @Test
  @Tag("slow")
  void manyRunsWithAFaultAreReadOrRefused() throws Exception {
    mutateRuns(MANY, 2);
  }

  @Test
  void studiesWithAFaultAreReadOrRefused() throws Exception {
    mutateStudies(FEW, 3);
  }

  @Test
  @Tag("slow")
  void manyStudiesWithAFaultAreReadOrRefused() throws Exception {
    mutateStudies(MANY, 4);
  }

  @Test
  void sweepsWithAFaultAreReadOrRefused() throws Exception {
    copyConfigurations();
    Path file = folder.resolve("mutant.textproto");
    List<byte[]> sweep = List.of(Files.readAllBytes(CONFIGS.resolve("sweep.textproto")));
    int refused =
        new Battery("sweep", file)
            .run(
                FEW,
                new Mutator(sweep, 5),
                mutant -> {
                  SweepPlan plan = SweepPlan.read(file);
                  assertEquals(plan, SweepPlan.read(again(plan.config())));
                });
    assertTrue(refused > FEW / 2, refused + " refused");
  }

  private static List<byte[]> texts(String folder) throws IOException {
    List<byte[]> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(CONFIGS.resolve(folder))) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".textproto")).sorted().toList()) {
        texts.add(Files.readAllBytes(file));
      }
    }
    return texts;
  }

  private void mutateRuns(int mutants, long seed) throws Exception {
    Path file = folder.resolve("mutant.textproto");
    int refused =
        new Battery("run", file)
            .run(
                mutants,
                new Mutator(texts("families"), seed),
                mutant -> {
                  RunConfig run = Configurations.readRun(file);
                  assertEquals(run, Configurations.readRun(again(run)));
                });
    assertTrue(refused > mutants / 2, refused + " refused");
  }

  private void mutateStudies(int mutants, long seed) throws Exception {
    copyConfigurations();
    Path file = folder.resolve("mutant.textproto");
    int refused =
        new Battery("study", file)
            .run(
                mutants,
                new Mutator(texts("."), seed),
                mutant -> {
                  StudyPlan plan = StudyPlan.read(file);
                  Path again = again(plan.config());
                  StudyPlan second = StudyPlan.read(again);
                  assertEquals(plan.config(), second.config());
                  assertEquals(plan.trials(), second.trials());
                });
    assertTrue(refused > mutants / 2, refused + " refused");
  }

  /** The files that studies and sweeps name are found where they were. */
  private void copyConfigurations() throws IOException {
    try (Stream<Path> all = Files.walk(CONFIGS)) {
      for (Path each : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        Path copy = folder.resolve(CONFIGS.relativize(each));
        Files.createDirectories(copy.getParent());
        Files.copy(each, copy);
      }
    }
  }

  private Path again(Message message) throws IOException {
    return Files.writeString(folder.resolve("again.textproto"), Configurations.print(message));
  }
}
