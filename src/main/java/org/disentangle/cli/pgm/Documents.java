package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.disentangle.inquiry.GraphDocuments;
import org.disentangle.pgm.format.GraphDocument;
import picocli.CommandLine.Model.CommandSpec;

/** Graphs that verbs are given. */
final class Documents {
  private Documents() {}

  /**
   * Reads a graph; what the reader set right is said on the error stream.
   *
   * @throws org.disentangle.UserErrorException if the file cannot be read or is at fault
   */
  static GraphDocument read(Path file, CommandSpec spec) {
    GraphDocument document = GraphDocuments.read(file);
    PrintWriter err = spec.commandLine().getErr();
    document.notes().forEach(note -> err.println("note: " + note));
    err.flush();
    return document;
  }
}
