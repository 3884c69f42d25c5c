package org.disentangle.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.disentangle.cli.terminal.InteractiveTerminal;
import org.disentangle.cli.terminal.WatchedOutput;

/**
 * The entry point and exit of the program. It refers to no class of a library, so that the program
 * can report missing libraries.
 */
public final class Main {
  private static final int FAULT = 1;
  private static final int MISTAKE = 2;

  private Main() {}

  /**
   * Runs one verb and exits: 0 when it did what was asked, 2 for a mistake of the user's, 1 for a
   * fault of the program (a failed trial of a study among them) or a standard output that cannot be
   * written, 130 or 143 when it was asked to end by Ctrl-C or SIGTERM.
   */
  public static void main(String[] arguments) {
    // Before any class of AWT: figures are drawn on machines without a display.
    System.setProperty("java.awt.headless", "true");
    // Text that libraries format, such as a progress bar, uses the same digits as all other output.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    Optional<String> missing = Libraries.missing();
    if (missing.isPresent()) {
      System.err.println("disentangle: " + missing.get());
      System.exit(MISTAKE);
    }
    InteractiveTerminal.keepOutputWhole();
    Charset charset = Charset.defaultCharset();
    PrintWriter err = new PrintWriter(System.err, true, charset);
    WatchedOutput watched =
        new WatchedOutput(
            InteractiveTerminal.isAttached()
                ? System.out
                : new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(new OutputStreamWriter(watched, charset), true);
    int status = run(out, err, arguments);
    out.flush();
    Optional<String> unwritten = watched.failure();
    if (unwritten.isPresent()) {
      err.println("disentangle: " + unwritten.get());
    }
    System.exit(status == 0 && unwritten.isPresent() ? FAULT : status);
  }

  /** Ends this process at once, whatever its threads are doing. */
  static void endAtOnce(int status) {
    Runtime.getRuntime().halt(status);
  }

  /**
   * Runs one verb in this process.
   *
   * @param out receives help, versions and results
   * @param err receives the error message of a failure
   * @return the exit status
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return Program.run(out, err, arguments);
  }
}
