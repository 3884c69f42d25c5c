package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.Version;
import org.disentangle.process.ProcessFailure;
import org.disentangle.savedmodel.DifferingModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void helpShowsVerbsAndExamples() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("study"), out.toString());
    assertTrue(out.toString().contains("disentangle study configs/quick.textproto"));
    assertEquals("", err.toString());
  }

  @Test
  void everyVerbHasHelp() {
    assertEquals(0, run("study", "-h"));
    assertTrue(out.toString().startsWith("Usage: disentangle study"), out.toString());
  }

  @Test
  void versionsAreFilledIn() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString().startsWith("disentangle " + Version.disentangle()));
    assertTrue(Version.disentangle().matches("\\d+\\.\\d+\\.\\d+.*"), Version.disentangle());
    assertTrue(Version.tensorFlow().matches("2\\.\\d+\\.\\d+"), Version.tensorFlow());
  }

  @Test
  void aMisspeltVerbIsAnsweredWithTheNearest() {
    assertEquals(2, run("stduy"));
    assertSentence("unknown command \"stduy\"; did you mean \"study\"? See disentangle --help");
  }

  @Test
  void aMisspeltOptionIsAnsweredWithTheNearest() {
    assertEquals(2, run("study", "x", "--paralel=2"));
    assertSentence(
        "unknown option \"--paralel=2\"; did you mean \"--parallel\"? See disentangle study"
            + " --help");
  }

  @Test
  void aCommandIsNeeded() {
    assertEquals(2, run());
    assertSentence("a command is missing; see disentangle --help");
  }

  @Test
  void aMistakeIsOneSentence() {
    Path missing = folder.resolve("none.textproto");
    assertEquals(2, run("study", missing.toString()));
    assertSentence("there is no configuration file " + missing + "; see configs/ for examples");
  }

  @Test
  void verboseShowsWhereAMistakeWasFound() {
    assertEquals(2, run("--verbose", "study", folder.resolve("none").toString()));
    assertTrue(err.toString().contains("at " + Main.class.getPackageName()), err.toString());
  }

  @Test
  void aFaultIsOneLineThatAsksForVerbose() {
    Failures failures = new Failures(new PrintWriter(err), new DisentangleCommand(), List.of());
    assertEquals(1, failures.report(new IllegalStateException("broken")));
    assertSentence(
        "a fault of the program: java.lang.IllegalStateException: broken; run again with"
            + " --verbose");
  }

  @Test
  void aStudyWhoseFailuresAreAllMistakesIsAMistake() {
    ProcessFailure mistake = ProcessFailure.of(2, "log", List.of());
    ProcessFailure fault = ProcessFailure.of(1, "log", List.of());
    assertEquals(0, Failures.exitStatus(List.of()));
    assertEquals(2, Failures.exitStatus(List.of(mistake, mistake)));
    assertEquals(1, Failures.exitStatus(List.of(mistake, fault)));
  }

  @Test
  void anExportThatDiffersIsToldAsItIs() {
    Failures failures = new Failures(new PrintWriter(err), new DisentangleCommand(), List.of());
    assertEquals(1, failures.report(new DifferingModelException("the model differs")));
    assertSentence("the model differs");
  }

  @Test
  void anErrorOfTheMachineIsAFaultToo() {
    Failures failures = new Failures(new PrintWriter(err), new DisentangleCommand(), List.of());
    assertEquals(1, failures.report(new OutOfMemoryError("heap")));
    assertEquals(2, failures.report(new UserErrorException("no")));
  }

  @Test
  void aFullHeapIsSaidWithWhatToDo() {
    Failures failures = new Failures(new PrintWriter(err), new DisentangleCommand(), List.of());
    assertEquals(2, failures.report(new OutOfMemoryError("Java heap space")));
    String said = err.toString();
    assertTrue(
        said.matches("disentangle: the \\d+ MiB of memory that Java may take are too.*\\R"), said);
    assertTrue(said.contains("ask for less at once, or allow more"), said);
    assertTrue(said.contains("-Xmx"), said);
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private void assertSentence(String sentence) {
    assertEquals("disentangle: " + sentence + System.lineSeparator(), err.toString());
    assertEquals("", out.toString());
  }
}
