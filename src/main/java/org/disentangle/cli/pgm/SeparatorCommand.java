package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.separation.MinimalSeparation;
import org.disentangle.pgm.separation.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm separator}: a set that separates two sets of nodes while no part of it does. */
@Command(
    name = "separator",
    description = {
      "Finds a set of nodes that separates two sets while no part of it does, and says of each of its"
          + " nodes what connects the two sets without it.",
      "Of a directed graph, d-separation is meant; the set lies among the ancestors of the two."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle pgm separator student.txt \"S ; D\"",
      "  disentangle pgm separator alarm.bif \"HR PAP ; VENTLUNG\""
    })
final class SeparatorCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(index = "0", paramLabel = "GRAPH", description = "The file of the graph.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "SETS",
      description =
          "Two sets of nodes parted by a semicolon; names are parted by blanks or commas.")
  private String sets;

  @Override
  public void run() {
    GraphDocument document = documents.read(file);
    MinimalSeparation found =
        MinimalSeparation.of(
            document.graph(),
            Statement.parse(document.graph().nodes(), sets),
            document.observation());
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines(out);
    lines.print("{" + String.join(", ", found.statement().given()) + "}");
    lines.print(found.statement() + " holds");
    List<String> given = found.statement().given();
    for (int i = 0; i < given.size(); i++) {
      lines.print("  without " + given.get(i) + ": " + found.needed().get(i).verdict());
    }
    out.flush();
  }
}
