package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.cli.Waiting;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.RandomTables;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.JointFactorization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.inference.DirectedMargin;
import org.disentangle.pgm.inference.MarginCheck;
import org.disentangle.pgm.inference.UndirectedMargin;
import org.disentangle.pgm.inference.VariableElimination;
import org.disentangle.pgm.name.NameText;
import org.disentangle.pgm.separation.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm marginalise}: what is left of a graph without one of its variables. */
@Command(
    name = "marginalise",
    description = {
      "Sums one variable out: prints the factorisation that is left, the edges or arcs that this"
          + " adds, and what happens to the partition function.",
      "The numbers come from the network's tables, or else from random ones."
    },
    footerHeading = "%nExample:%n",
    footer = {"  disentangle pgm marginalise asia.bif either"})
final class MarginaliseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(index = "0", paramLabel = "GRAPH", description = "A graph, with or without tables.")
  private Path file;

  @Parameters(index = "1", paramLabel = "VARIABLE", description = "What to sum out.")
  private String named;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "Of the random tables, where there are none (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private MemoryOption memory;
  @Mixin private ListLimit limit;

  @Override
  public Integer call() {
    long bytes = memory.bytes();
    GraphDocument document = documents.read(file);
    String variable = NameText.one(named);
    PrintWriter out = spec.commandLine().getOut();
    if (document.graph() instanceof DirectedGraph graph) {
      directed(computed(() -> DirectedMargin.of(graph, variable)), out);
    } else {
      UndirectedGraph graph = (UndirectedGraph) document.graph();
      undirected(
          computed(() -> UndirectedMargin.of(graph, scopes(document, graph), variable)), out);
    }
    out.println(computed(() -> numbers(document, variable, bytes)));
    out.flush();
    return ExitCode.OK;
  }

  private <T> T computed(Supplier<T> task) {
    return Waiting.during("summing " + named + " out", spec.commandLine().getErr(), task);
  }

  private void directed(DirectedMargin margin, PrintWriter out) {
    out.println(JointFactorization.of(margin.graph()));
    if (margin.barren()) {
      out.println(margin.variable() + " has no children: its table sums to 1 and is dropped");
    }
    out.println("new arcs: " + limit.row(margin.added().stream().map(Object::toString).toList()));
    out.println(
        margin.perfect()
            ? "a perfect map of the margin: its independencies are exactly those of the graph"
            : "an I-map of the margin, not a perfect one: the margin has "
                + limit.row(margin.lost().stream().map(Statement::toString).toList())
                + " too");
  }

  private void undirected(UndirectedMargin margin, PrintWriter out) {
    out.println(
        "p("
            + String.join(", ", margin.graph().nodes().names())
            + ") = (1/Z) τ("
            + String.join(", ", margin.created())
            + ")"
            + margin.kept().stream()
                .map(scope -> " f(" + String.join(", ", scope) + ")")
                .collect(Collectors.joining()));
    out.println(
        "τ("
            + String.join(", ", margin.created())
            + ") = Σ over "
            + margin.variable()
            + " of "
            + margin.absorbed().stream()
                .map(scope -> "f(" + String.join(", ", scope) + ")")
                .collect(Collectors.joining(" ")));
    out.println("fill edges: " + limit.row(margin.fill().stream().map(Object::toString).toList()));
  }

  /** The tables' scopes, those that the text gives, or else the maximal cliques. */
  private static List<List<String>> scopes(GraphDocument document, UndirectedGraph graph) {
    if (document.model().orElse(null) instanceof MarkovNetwork network) {
      return network.factors().stream().map(Factor::names).toList();
    }
    return document.cliques().isEmpty() ? MaximalCliques.all(graph) : document.cliques();
  }

  private GraphicalModel random(GraphDocument document) {
    RandomTables tables = new RandomTables(seed, 2);
    return document.graph() instanceof DirectedGraph graph
        ? tables.network(graph)
        : tables.network(
            document.graph().nodes().names(), scopes(document, (UndirectedGraph) document.graph()));
  }

  /** What the tables show; a network may be too wide for numbers, but never for its structure. */
  private String numbers(GraphDocument document, String variable, long bytes) {
    String source =
        document.model().isPresent() ? "with its tables" : "with random tables (seed " + seed + ")";
    try {
      GraphicalModel model = document.model().orElseGet(() -> random(document));
      MarginCheck check = MarginCheck.of(new VariableElimination(model).within(bytes), variable);
      return source
          + ": Z is "
          + Numbers.text(check.zBefore())
          + " before and "
          + Numbers.text(check.zAfter())
          + " after; "
          + (check.largestDifference().isPresent()
              ? "no joint state's probability is off the margin's by more than "
                  + Numbers.text(check.largestDifference().getAsDouble())
              : "there are too many joint states to compare their probabilities");
    } catch (UserErrorException e) {
      return source + ": no numbers, as " + e.getMessage();
    }
  }
}
