package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.independence.EssentialGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm cpdag}: what all directed graphs with the same independencies have in common. */
@Command(
    name = "cpdag",
    description = {
      "Prints the essential graph (CPDAG) of a directed graph: which of its arcs every directed graph"
          + " with the same independencies has, and which may be reversed.",
      "An arc is compelled, a line without a head reversible."
    },
    footerHeading = "%nExample:%n",
    footer = {"  disentangle pgm cpdag student.txt"})
final class CpdagCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(paramLabel = "GRAPH", description = "The file of a directed graph.")
  private Path file;

  @Override
  public void run() {
    if (!(documents.read(file).graph() instanceof DirectedGraph graph)) {
      throw new UserErrorException(
          file + " holds an undirected graph; an essential graph is that of a directed one");
    }
    EssentialGraph essential = EssentialGraph.of(graph);
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines(out);
    essential.compelled().forEach(arc -> lines.print(arc.toString()));
    essential.reversible().forEach(edge -> lines.print(edge.toString()));
    lines.print(
        essential.compelled().size()
            + " compelled, "
            + essential.reversible().size()
            + " reversible");
    out.flush();
  }
}
