package org.disentangle.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.disentangle.Patience;

/** A real browser without a window, if this machine has one. */
public record Browser(Path program) {
  /** Why a test is left out. */
  public static final String ABSENT = "no Chromium on this machine: the page was not opened";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  public static Optional<Browser> onThisMachine() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(Path::of)
        .flatMap(folder -> NAMES.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Browser::new);
  }

  /**
   * Opens a page, lets its scripts run, and gives the document as it stands then.
   *
   * @param work an empty folder for the browser's own files
   * @param looks the program's own switches for the size and the colours of the window
   */
  public String document(Path page, Path work, String... looks)
      throws IOException, InterruptedException {
    Path out = work.resolve("document.html");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + work.resolve("profile"),
                "--virtual-time-budget=20000",
                "--dump-dom"));
    command.addAll(List.of(looks));
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(program + " did not end within " + Patience.SECONDS + " s");
    }
    return Files.readString(out);
  }
}
