package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.disentangle.cli.Waiting;
import org.disentangle.pgm.Listing;
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

  @Mixin private ListLimit limit;

  @Override
  public Integer call() {
    int counted = Math.max(limit.most(), MaximalCliques.DEFAULT_LIMIT);
    Graph asked = documents.read(file).graph();
    UndirectedGraph graph = Moral.of(asked);
    PrintWriter out = spec.commandLine().getOut();
    Moral.note(asked, limit).ifPresent(out::println);
    cliques(
        computed("looking for cliques", () -> MaximalCliques.of(graph, counted)).cliques(), out);
    Triangulation triangulation = computed("triangulating", () -> Triangulation.minimumFill(graph));
    out.println();
    out.println(
        triangulation.fill().isEmpty()
            ? "triangulation: none needed, the graph is chordal"
            : "triangulation: minimum fill adds "
                + limit.row(triangulation.fill().stream().map(Edge::toString).toList()));
    out.println("elimination order: " + limit.row(triangulation.order()));
    out.println();
    tree(computed("joining cliques", () -> JunctionTree.of(triangulation.chordal())), out);
    out.flush();
    return ExitCode.OK;
  }

  private <T> T computed(String what, Supplier<T> task) {
    return Waiting.during(what, spec.commandLine().getErr(), task);
  }

  private void cliques(Listing<List<String>> found, PrintWriter out) {
    out.println("maximal cliques: " + found.count());
    limit.print(found.map(clique -> "  " + set(clique)), out);
  }

  private void tree(JunctionTree tree, PrintWriter out) {
    out.println(
        "junction tree: width "
            + tree.width()
            + (tree.trees() > 1
                ? ", a forest of " + tree.trees() + " trees, as the graph is disconnected"
                : ""));
    limit.print(
        IntStream.range(0, tree.cliques().size())
            .mapToObj(i -> "  " + (i + 1) + ". " + set(tree.cliques().get(i)))
            .toList(),
        out);
    limit.print(
        tree.links().stream()
            .map(
                link ->
                    "  "
                        + (link.one() + 1)
                        + " – "
                        + (link.other() + 1)
                        + " share "
                        + set(link.separator()))
            .toList(),
        out);
  }

  private static String set(List<String> names) {
    return "{" + String.join(", ", names) + "}";
  }
}
