package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.disentangle.inquiry.GraphDocuments;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.independence.Independencies;
import org.disentangle.pgm.independence.LocalBasis;
import org.disentangle.pgm.independence.Statement;
import picocli.CommandLine.Command;
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
      "  disentangle pgm independencies alarm.bif --max-given 1",
      "  disentangle pgm independencies alarm.bif --basis"
    })
final class IndependenciesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "GRAPH", description = "The file of the graph.")
  private Path file;

  @Option(
      names = "--max-given",
      paramLabel = "N",
      defaultValue = "" + Integer.MAX_VALUE,
      description = "The largest given set that is tried (default: all other nodes).")
  private int mostGiven;

  @Option(
      names = "--basis",
      description =
          "List one statement for each node instead, from which all others follow: each node is"
              + " independent of its non-descendants given its parents, in an undirected graph of"
              + " all others given its neighbours (the local Markov basis).")
  private boolean basis;

  @Override
  public void run() {
    if (basis) {
      printBasis();
    } else {
      printAll();
    }
  }

  private void printBasis() {
    Graph graph = GraphDocuments.read(file).graph();
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines(out);
    List<Statement> found = LocalBasis.of(graph);
    found.forEach(statement -> lines.print(statement.toString()));
    lines.print(
        found.size()
            + (found.size() == 1 ? " statement" : " statements")
            + ", from which all others follow"
            + (graph instanceof UndirectedGraph ? " in positive distributions" : ""));
    out.flush();
  }

  private void printAll() {
    if (mostGiven < 0) {
      throw new ParameterException(
          spec.commandLine(), "--max-given is " + mostGiven + "; expected 0 or more");
    }
    Independencies found = Independencies.of(GraphDocuments.read(file).graph(), mostGiven);
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
