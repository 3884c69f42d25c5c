package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.independence.Independencies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm independencies}: all statements about two single nodes that hold in a graph. */
@Command(
    name = "independencies",
    description = {
      "Lists the statements of independence about two single nodes that hold in a graph.",
      "They say all: sets are separated if and only if each node of one is from each of the other."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle pgm independencies student.txt",
      "  disentangle pgm independencies alarm.bif --max-given 1"
    })
final class IndependenciesCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(paramLabel = "GRAPH", description = "The file of the graph.")
  private Path file;

  @Option(
      names = "--max-given",
      paramLabel = "N",
      defaultValue = "" + Integer.MAX_VALUE,
      description = "The largest given set that is tried (default: all other nodes).")
  private int mostGiven;

  @Override
  public void run() {
    if (mostGiven < 0) {
      throw new ParameterException(
          spec.commandLine(), "--max-given is " + mostGiven + "; expected 0 or more");
    }
    GraphDocument document = documents.read(file);
    Independencies found = Independencies.of(document.graph(), mostGiven, document.observation());
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines(out);
    found.statements().forEach(statement -> lines.print(statement.toString()));
    lines.print(
        String.format(
            Locale.ROOT,
            "%,d of %,d statements hold; largest given set: %d",
            found.statements().size(),
            found.asked(),
            found.mostGiven()));
    out.flush();
  }
}
