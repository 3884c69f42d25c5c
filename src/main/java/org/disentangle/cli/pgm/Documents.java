package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.cli.terminal.Remarks;
import org.disentangle.inquiry.GraphDocuments;
import org.disentangle.inquiry.Inquiries;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.RowSums;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Reads the graphs that verbs are given. Corrections, merges and additions of a reader are reported
 * on the error stream.
 */
final class Documents {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--normalise",
      description =
          "Divide rows of probabilities that do not sum to 1 by their sums; without this only those"
              + " are set right that are off by rounding.")
  private boolean normalise;

  /**
   * Reads a graph.
   *
   * @throws org.disentangle.UserErrorException if the file cannot be read or is at fault
   */
  GraphDocument read(Path file) {
    GraphDocument document = GraphDocuments.read(file, sums());
    say(List.of(document));
    return document;
  }

  /**
   * Reads an inquiry.
   *
   * @throws org.disentangle.UserErrorException if the file cannot be read or is at fault
   */
  Inquiry readInquiry(Path file) {
    Inquiry inquiry = Inquiries.read(file, sums());
    say(inquiry.graphs());
    return inquiry;
  }

  private RowSums sums() {
    return normalise ? RowSums.NORMALISED : RowSums.CHECKED;
  }

  private void say(List<GraphDocument> documents) {
    PrintWriter remarks = Remarks.of(spec);
    documents.stream()
        .flatMap(document -> document.notes().stream())
        .distinct()
        .forEach(note -> remarks.println("note: " + note));
    Charset charset = Charset.defaultCharset();
    CharsetEncoder encoder = charset.newEncoder();
    if (!documents.stream().flatMap(Documents::names).allMatch(encoder::canEncode)) {
      remarks.println(
          "note: the locale's character set, "
              + charset
              + ", lacks letters of the names in this graph: they are printed as ? and cannot be"
              + " typed; set a locale of UTF-8 first, e.g. export LC_ALL=C.UTF-8");
    }
    remarks.flush();
  }

  private static Stream<String> names(GraphDocument document) {
    return Stream.concat(
        document.graph().nodes().names().stream(),
        document.model().stream()
            .flatMap(model -> model.variables().stream())
            .flatMap(variable -> variable.states().stream()));
  }
}
