package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.disentangle.cli.Between;
import org.disentangle.cli.Waiting;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.independence.Independencies;
import org.disentangle.pgm.independence.LocalBasis;
import org.disentangle.pgm.separation.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
  @Mixin private Documents documents;

  @Parameters(paramLabel = "GRAPH", description = "The file of the graph.")
  private Path file;

  @Option(
      names = "--max-given",
      paramLabel = "N",
      defaultValue = "" + Integer.MAX_VALUE,
      description = "The largest given set that is tried (default: all other nodes).")
  @Between(least = 0, most = Integer.MAX_VALUE)
  private int mostGiven;

  @Mixin private ListLimit limit;

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
    GraphDocument document = documents.read(file);
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines(out);
    List<Statement> found = LocalBasis.of(document.graph());
    found.forEach(statement -> document.observation().checkGiven(statement.given()));
    Listing.all(found)
        .first(limit.most())
        .listed()
        .forEach(statement -> lines.print(statement.toString()));
    lines.print(
        found.size()
            + (found.size() == 1 ? " statement" : " statements")
            + ", from which all others follow"
            + (document.graph() instanceof UndirectedGraph ? " in positive distributions" : ""));
    out.flush();
  }

  private void printAll() {
    GraphDocument document = documents.read(file);
    Independencies found =
        Waiting.during(
            "trying statements",
            spec.commandLine().getErr(),
            () -> Independencies.of(document.graph(), mostGiven, document.observation()));
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines(out);
    Listing<Statement> all = Listing.all(found.statements());
    all.first(limit.most()).listed().forEach(statement -> lines.print(statement.toString()));
    lines.print(
        String.format(
            Locale.ROOT,
            "%,d of %,d statements hold; largest given set: %d",
            all.count().counted(),
            found.asked(),
            found.mostGiven()));
    String missing = limit.missing(all);
    if (!missing.isEmpty()) {
      lines.print("above are " + missing);
    }
    out.flush();
  }
}
