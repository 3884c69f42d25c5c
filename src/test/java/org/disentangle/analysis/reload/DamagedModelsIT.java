package org.disentangle.analysis.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.disentangle.analysis.BlockImages;
import org.disentangle.contract.Checksums;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.TrainingRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutants of each file of an exported model. With the checksums that it carries none gets as far as
 * TensorFlow; without them, as from elsewhere, TensorFlow has to tell, in a process of its own (as
 * {@code analyze} does first with such a model): what ends that process is counted.
 */
class DamagedModelsIT {
  private static final int FEW = 300;
  private static final int MANY = 3000;
  private static final int MANY_ASKED = 300;
  private static final List<String> LOADED =
      List.of(
          "saved_model.pb", "variables/variables.index", "variables/variables.data-00000-of-00001");

  /** Against graphs that make TensorFlow ask for all the memory there is; KiB. */
  private static final String LIMITED = "ulimit -v 8388608; exec \"$0\" \"$@\"";

  @TempDir private static Path folder;
  private static Path model;

  @BeforeAll
  static void export() {
    model =
        new TrainingRun(
                TinyRuns.run("tiny").toBuilder().setNetwork(TinyRuns.normalizedNetwork()).build(),
                new BlockImages(),
                Hosts.CPU,
                List.of())
            .trainAndExport(folder);
  }

  @Test
  void aModelWithChecksumsIsAsItWasOrRefused() throws Exception {
    mutateVouchedFor(FEW, 1);
  }

  @Test
  @Tag("slow")
  void manyModelsWithChecksumsAreAsTheyWereOrRefused() throws Exception {
    mutateVouchedFor(MANY, 2);
  }

  @Test
  @Tag("slow")
  @DisabledOnOs(OS.WINDOWS)
  void manyModelsFromElsewhereAreReadOrRefused() throws Exception {
    mutateUnknown(MANY_ASKED, 4);
  }

  private static Path copy(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> all = Files.walk(model)) {
      for (Path each : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        Path to = copy.resolve(model.relativize(each));
        Files.createDirectories(to.getParent());
        Files.copy(each, to);
      }
    }
    return copy;
  }

  private static void mutateVouchedFor(int mutants, long seed) throws Exception {
    List<String> names;
    try (Stream<Path> all = Files.walk(model)) {
      names =
          all.filter(Files::isRegularFile)
              .map(file -> model.relativize(file).toString())
              .sorted()
              .toList();
    }
    Path spoilt = copy("vouched-for-" + seed);
    for (String name : names) {
      Path file = spoilt.resolve(name);
      byte[] sound = Files.readAllBytes(file);
      boolean isList = file.equals(Checksums.path(spoilt));
      new Battery(name + " with checksums", file)
          .run(
              mutants / names.size(),
              new Mutator(List.of(sound), seed),
              mutant -> {
                SavedModelFolder.open(spoilt);
                // A list may lose the line of a file that nothing is read from.
                assertTrue(isList || Arrays.equals(sound, mutant), "a changed file is read");
              });
      Files.write(file, sound);
    }
    SavedModelFolder.open(spoilt);
  }

  private static void mutateUnknown(int mutants, long seed) throws Exception {
    List<String> faults = new ArrayList<>();
    for (String file : LOADED) {
      faults.addAll(asked(file, "bytes", mutants, seed));
    }
    faults.addAll(asked(LOADED.get(0), "graph", mutants, seed));
    assertEquals(List.of(), faults);
  }

  /** Has mutants asked in other processes, the next one wherever TensorFlow ended one of them. */
  private static List<String> asked(String file, String kind, int mutants, long seed)
      throws IOException, InterruptedException {
    Path spoilt = copy(kind + "-" + seed + "-" + file.replace('/', '-'));
    Files.delete(Checksums.path(spoilt));
    Map<String, Integer> counts = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    int next = 0;
    while (next < mutants) {
      Process process = start(spoilt, file, seed, next, mutants, kind);
      boolean answered = true;
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.equals("mutant " + next)) {
            answered = false;
            next++;
          } else if (!answered && line.matches("(read|other|refused|fault).*")) {
            answered = true;
            counts.merge(line.split(" ", 2)[0], 1, Integer::sum);
            if (line.startsWith("fault")) {
              faults.add(file + ", mutant " + (next - 1) + ": " + line);
            }
          }
        }
      }
      int status = process.waitFor();
      if (status != 0 && answered) {
        throw new AssertionError("the process fails at no mutant: status " + status);
      }
      if (status != 0) {
        counts.merge(status == MutantModels.HANGS ? "hung" : "ended the process", 1, Integer::sum);
      }
    }
    System.out.println(
        file + " (" + kind + ") without checksums: " + mutants + " mutants, " + counts);
    return faults;
  }

  private static Process start(
      Path spoilt, String file, long seed, int first, int last, String kind) throws IOException {
    List<String> line =
        List.of(
            "sh",
            "-c",
            LIMITED,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-Dorg.bytedeco.javacpp.maxbytes=0",
            "-classpath",
            System.getProperty("java.class.path"),
            MutantModels.class.getName(),
            spoilt.toString(),
            file,
            model.toString(),
            Long.toString(seed),
            Integer.toString(first),
            Integer.toString(last),
            kind);
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
