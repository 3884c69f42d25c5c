package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.clique.JunctionTree;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.clique.Triangulation;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm cliques}: a graph's maximal cliques, a triangulation and its junction tree. */
@Command(
    name = "cliques",
    description = {
      "Lists the maximal cliques of a graph, triangulates it by minimum fill, and builds the"
          + " junction tree.",
      "Of a directed graph, the moral graph is meant."
    },
    footerHeading = "%nExample:%n",
    footer = {"  disentangle pgm cliques graph.txt"})
final class CliquesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(paramLabel = "GRAPH", description = "A graph.")
  private Path file;

  @Option(
      names = "--limit",
      defaultValue = "10000",
      paramLabel = "N",
      description = "How many maximal cliques to list at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new UserErrorException("--limit is " + limit + "; list at least 1 clique");
    }
    Graph asked = documents.read(file).graph();
    UndirectedGraph graph = Moral.of(asked);
    PrintWriter out = spec.commandLine().getOut();
    Moral.note(asked).ifPresent(out::println);
    cliques(MaximalCliques.of(graph, limit), out);
    Triangulation triangulation = Triangulation.minimumFill(graph);
    out.println();
    out.println(
        triangulation.fill().isEmpty()
            ? "triangulation: none needed, the graph is chordal"
            : "triangulation: minimum fill adds " + edges(triangulation.fill()));
    out.println("elimination order: " + String.join(", ", triangulation.order()));
    out.println();
    tree(JunctionTree.of(triangulation.chordal()), out);
    out.flush();
    return ExitCode.OK;
  }

  private void cliques(MaximalCliques found, PrintWriter out) {
    out.println(
        "maximal cliques: "
            + found.cliques().size()
            + (found.complete() ? "" : ", and there are more; --limit sets how many are listed"));
    found.cliques().forEach(clique -> out.println("  " + set(clique)));
  }

  private static void tree(JunctionTree tree, PrintWriter out) {
    out.println(
        "junction tree: width "
            + tree.width()
            + (tree.trees() > 1
                ? ", a forest of " + tree.trees() + " trees, as the graph is disconnected"
                : ""));
    for (int i = 0; i < tree.cliques().size(); i++) {
      out.println("  " + (i + 1) + ". " + set(tree.cliques().get(i)));
    }
    for (JunctionTree.Link link : tree.links()) {
      out.println(
          "  " + (link.one() + 1) + " – " + (link.other() + 1) + " share " + set(link.separator()));
    }
  }

  private static String edges(List<Edge> edges) {
    return edges.stream().map(Edge::toString).collect(Collectors.joining(", "));
  }

  private static String set(List<String> names) {
    return "{" + String.join(", ", names) + "}";
  }
}
