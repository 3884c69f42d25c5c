package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.AtomicWrite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the process as a whole owes its caller, whichever verb is run. */
class EntranceIT {
  private static final Pattern OTHER_DIGITS = Pattern.compile("[\\p{Nd}&&[^0-9]]");

  @TempDir private Path folder;

  private record Ended(int status, String out, String err) {}

  private Ended run(List<String> line, Path out) throws IOException, InterruptedException {
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int status = process.waitFor();
    String said = Files.isRegularFile(out) ? Files.readString(out) : "";
    return new Ended(status, said, Files.readString(err));
  }

  private Path graph() throws IOException {
    return Files.writeString(folder.resolve("graph.txt"), "a -> b\nb -> c\n");
  }

  /** One verb of each kind; what all have in common is the entrance. */
  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "describe configs/seed/beta-5.textproto",
        "inspect saved_models/example",
        "pgm cliques GRAPH"
      })
  void aFullOutputIsAFailure(String arguments) throws IOException, InterruptedException {
    String[] words = arguments.replace("GRAPH", graph().toString()).split(" ", -1);
    Ended whole = run(ChildProgram.line(words), folder.resolve("out"));
    assertEquals(0, whole.status(), whole.err());
    assertFalse(whole.out().isEmpty());
    Ended lost = run(ChildProgram.line(words), Path.of("/dev/full"));
    assertEquals(1, lost.status(), lost.err());
    assertTrue(
        lost.err().contains("disentangle: standard output could not be written"), lost.err());
    assertTrue(lost.err().contains("No space left on device"), lost.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar EG u-nu-arab", "fa IR", "hi IN u-nu-deva", "de DE"})
  void digitsAreThoseOfEveryone(String locale) throws IOException, InterruptedException {
    String[] parts = locale.split(" ", -1);
    List<String> here = new ArrayList<>(ChildProgram.line("doctor"));
    List<String> there = new ArrayList<>(here);
    there.add(1, "-Duser.language=" + parts[0]);
    there.add(1, "-Duser.country=" + parts[1]);
    if (parts.length > 2) {
      there.add(1, "-Duser.extensions=" + parts[2]);
    }
    Ended found = run(there, folder.resolve("out"));
    assertEquals(0, found.status(), found.err());
    assertFalse(OTHER_DIGITS.matcher(found.out() + found.err()).find(), found.out() + found.err());
    assertTrue(found.out().contains(Runtime.getRuntime().availableProcessors() + " cores"));
  }

  /** Java of a process in the locale C reads none but the letters of English. */
  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @ValueSource(strings = {"train NAME", "pgm cliques NAME", "analyze NAME"})
  void aLocaleThatLosesLettersIsNamed(String arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    // The shell hands the bytes on: this process may itself be unable to.
    String name = "\"$(printf 'd\\303\\251j\\303\\240')\"";
    List<String> words = ChildProgram.line(arguments.split(" ", -1));
    String line =
        words.stream()
            .map(word -> word.equals("NAME") ? name : "'" + word + "'")
            .collect(Collectors.joining(" "));
    Process process =
        new ProcessBuilder("env", "LC_ALL=C", "sh", "-c", "exec " + line)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertEquals(2, process.waitFor(), Files.readString(err));
    String said = Files.readString(err);
    assertTrue(said.contains("the locale of this process is not UTF-8"), said);
    assertTrue(said.contains("set LC_ALL=C.UTF-8"), said);
    assertEquals(1, said.lines().filter(each -> each.startsWith("disentangle: ")).count(), said);
  }

  /** What is printed of a file whose letters the locale lacks is lost: the cause is said. */
  @EnabledOnOs(OS.LINUX)
  @Test
  void aLocaleWithoutTheLettersOfAFileIsNamed() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("x.txt"), "\u0633\u0646 -> \u0642\u062f");
    List<String> line = new ArrayList<>(List.of("env", "LC_ALL=C"));
    line.addAll(ChildProgram.line("pgm", "chordal", file.toString()));
    line.add(line.indexOf("-classpath"), "-Dfile.encoding=US-ASCII");
    String said = run(line, folder.resolve("out")).err();
    assertTrue(said.contains("note: the locale's character set, US-ASCII, lacks letters"), said);
    assertTrue(said.contains("LC_ALL=C.UTF-8"), said);
  }

  @Test
  void aProgramWithoutItsLibrariesSaysSo() throws IOException, InterruptedException {
    Path jar = jar(folder.resolve("elsewhere"));
    List<String> line = new ArrayList<>(ChildProgram.line("--help").subList(0, 1));
    line.addAll(List.of("-jar", jar.toString(), "--help"));
    Ended lonely = run(line, folder.resolve("out"));
    Path libraries = jar.resolveSibling("lib");
    assertEquals(2, lonely.status(), lonely.err());
    assertEquals(
        "disentangle: the program's libraries are missing: there is no folder "
            + libraries
            + "; keep disentangle.jar and the folder lib that is built with it side by side\n",
        lonely.err());
    Files.createDirectory(libraries);
    assertTrue(run(line, folder.resolve("out")).err().contains(libraries + " is there, but not"));
    AtomicWrite.delete(libraries);
  }

  @Test
  void oneMissingLibraryIsASentence() throws IOException, InterruptedException {
    String here = System.getProperty("java.class.path");
    String without =
        Stream.of(here.split(File.pathSeparator, -1))
            .filter(entry -> !entry.matches(".*[/\\\\]protobuf-java-[0-9.]+\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    assertFalse(without.equals(here), "the library is on the class path");
    List<String> line = new ArrayList<>(ChildProgram.line("describe", "configs/quick.textproto"));
    line.set(line.indexOf("-classpath") + 1, without);
    Ended refused = run(line, folder.resolve("out"));
    assertEquals(2, refused.status(), refused.err());
    assertTrue(
        refused
            .err()
            .startsWith("disentangle: a library is missing (no class com.google.protobuf."),
        refused.err());
  }

  @Test
  void aClassThatFailedAtItsFirstUseIsNotMissing() {
    StringWriter err = new StringWriter();
    int status =
        new Failures(new PrintWriter(err), new DisentangleCommand(), List.of())
            .report(new NoClassDefFoundError("Could not initialize class org.example.Native"));
    assertEquals(1, status, err.toString());
    assertTrue(err.toString().startsWith("disentangle: a fault of the program: "), err.toString());
  }

  /** The program as it is built, but alone. */
  private static Path jar(Path folder) throws IOException {
    Path classes = Path.of("target", "classes");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/picocli.jar");
    Path jar = Files.createDirectories(folder).resolve("disentangle.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes.resolve(Path.of("org", "disentangle", "cli")))) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                  out.write(Files.readAllBytes(file));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return jar;
  }
}
