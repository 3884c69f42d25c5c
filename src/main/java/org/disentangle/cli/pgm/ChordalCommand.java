package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.disentangle.cli.Waiting;
import org.disentangle.pgm.clique.Chordality;
import org.disentangle.pgm.graph.Graph;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm chordal}: whether a graph is chordal, with what proves it. */
@Command(
    name = "chordal",
    description = {
      "Tells whether every cycle of four or more nodes has a chord, with a perfect elimination"
          + " order or a shortest cycle without one.",
      "Of a directed graph, the moral graph is meant."
    },
    footerHeading = "%nExample:%n",
    footer = {"  disentangle pgm chordal graph.txt"})
final class ChordalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(paramLabel = "GRAPH", description = "A graph.")
  private Path file;

  @Mixin private ListLimit limit;

  @Override
  public Integer call() {
    Graph asked = documents.read(file).graph();
    PrintWriter out = spec.commandLine().getOut();
    Moral.note(asked, limit).ifPresent(out::println);
    out.println(
        sentence(
            Waiting.during(
                "looking for chords",
                spec.commandLine().getErr(),
                () -> Chordality.of(Moral.of(asked)))));
    out.flush();
    return ExitCode.OK;
  }

  private String sentence(Chordality verdict) {
    if (verdict instanceof Chordality.NotChordal not) {
      List<String> round = new ArrayList<>(not.cycle());
      round.add(round.get(0));
      return "not chordal: the cycle "
          + String.join(" – ", round)
          + " has no chord, and no shorter such cycle is there";
    }
    return "chordal: a perfect elimination order is "
        + limit.row(((Chordality.Chordal) verdict).eliminationOrder());
  }
}
