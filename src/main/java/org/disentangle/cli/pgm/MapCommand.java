package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.disentangle.cli.Waiting;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.independence.Counterexample;
import org.disentangle.pgm.independence.Inclusion;
import org.disentangle.pgm.independence.MapTest;
import org.disentangle.pgm.independence.PerfectCounterpart;
import org.disentangle.pgm.separation.DirectedSeparation;
import org.disentangle.pgm.separation.Separation;
import org.disentangle.pgm.separation.Trail;
import org.disentangle.pgm.separation.UndirectedSeparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm map}: whether a graph is an I-map, a D-map, a perfect map of another. */
@Command(
    name = "map",
    description = {
      "Says whether a graph is an I-map, a D-map, a perfect map of another over the same nodes,"
          + " with a smallest counterexample and the path that breaks it.",
      "I-map: what the candidate says holds in the other. D-map: what the other says holds in the"
          + " candidate. Perfect map: both."
    },
    footer = {"  disentangle pgm map undirected.txt directed.txt"})
final class MapCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(index = "0", paramLabel = "CANDIDATE", description = "The graph that may be a map.")
  private Path candidateFile;

  @Parameters(index = "1", paramLabel = "OF", description = "What it may be a map of.")
  private Path ofFile;

  @Override
  public void run() {
    Graph candidate = graph(candidateFile);
    Graph of = graph(ofFile);
    MapTest test =
        Waiting.during(
            "comparing the graphs", spec.commandLine().getErr(), () -> MapTest.of(candidate, of));
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines(out);
    print("I-map, I(CANDIDATE) ⊆ I(OF)", test.independenceMap(), "CANDIDATE", "OF", lines);
    print("D-map, I(OF) ⊆ I(CANDIDATE)", test.dependenceMap(), "OF", "CANDIDATE", lines);
    lines.print("perfect map: " + yesOrNo(test.perfect()));
    if (candidate instanceof DirectedGraph != of instanceof DirectedGraph) {
      lines.print("  " + PerfectCounterpart.of(of).reason());
    }
    out.flush();
  }

  private Graph graph(Path file) {
    GraphDocument document = documents.read(file);
    document.observation().requireFree("a map test");
    return document.graph();
  }

  private static void print(
      String question, Inclusion inclusion, String one, String other, Lines lines) {
    lines.print(question + ": " + yesOrNo(inclusion.holds()));
    if (inclusion.exhaustive()) {
      lines.print(
          String.format(
              Locale.ROOT,
              "  all statements about two single nodes were tried; holding in %s: %,d, of these not"
                  + " in %s: %,d",
              one,
              inclusion.statements().orElseThrow(),
              other,
              inclusion.violations().orElseThrow()));
    } else {
      lines.print(
          "  decided by the statements of "
              + one
              + " from which all its others follow; not all were tried, so none are counted");
    }
    inclusion.counterexample().ifPresent(found -> print(found, one, other, lines));
  }

  private static void print(Counterexample found, String one, String other, Lines lines) {
    lines.print(
        "  "
            + found.statement()
            + " holds in "
            + one
            + " and not in "
            + other
            + ": "
            + path(found.broken())
            + (found.minimal()
                ? "; no counterexample has fewer given nodes"
                : "; no given node can be left out"));
  }

  private static String path(Separation broken) {
    if (broken instanceof DirectedSeparation directed) {
      return directed.active().map(Trail::toString).orElseThrow() + " is active";
    }
    return ((UndirectedSeparation) broken).path() + " avoids the given nodes";
  }

  private static String yesOrNo(boolean verdict) {
    return verdict ? "yes" : "no";
  }
}
