package org.disentangle.cli.pgm;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.Written;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.inquiry.Questions;
import org.disentangle.inquiry.SeparationQueries;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerText;
import org.disentangle.inquiry.reasoning.AnswerOptions;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.separation.IndependenceModel;
import org.disentangle.pgm.separation.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm separate}: whether a graph separates two sets of nodes given a third, and why. */
@Command(
    name = "separate",
    description = {
      "Says whether a graph separates two sets of nodes given a third, and why: by d-separation if"
          + " it is directed, else by separation.",
      "Of a directed graph the shortest paths are shown, with each node on them that blocks and its"
          + " reason."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle pgm separate student.txt \"S ; D | I\"",
      "  disentangle pgm separate student.txt \"M S ; F\" --paths 500",
      "  disentangle pgm separate student.txt --queries asked.csv --out answers.csv"
    })
final class SeparateCommand implements Runnable {
  private static final String PATHS = "--paths";

  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(index = "0", paramLabel = "GRAPH", description = "The file of the graph.")
  private Path file;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "QUESTION",
      description =
          "Two sets of nodes separated by a semicolon, then perhaps a bar and the given set; names"
              + " are separated by blanks or commas, and stand in double quotes if they have such.")
  private String question;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description =
          "Many questions instead: a CSV file with the columns x, y and z, names in a cell separated"
              + " by blanks, in double quotes if they have such.")
  private Path queries;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the questions go, with a column separated.")
  @Written(Written.Form.CSV)
  private Path target;

  @Option(
      names = PATHS,
      paramLabel = "N",
      defaultValue = "20",
      description =
          "How many paths are shown at most; the verdict does not depend on it (default:"
              + " ${DEFAULT-VALUE}).")
  @Between(least = 0, most = 1_000_000)
  private int mostPaths;

  @Override
  public void run() {
    boolean many = queries != null;
    if (many == (question != null) || many != (target != null)) {
      throw new ParameterException(
          spec.commandLine(), "expected either a QUESTION, or --queries together with --out");
    }
    GraphDocument document = documents.read(file);
    AnswerPrinter printer = new AnswerPrinter(spec);
    if (many) {
      IndependenceModel model = IndependenceModel.of(document.graph());
      SeparationQueries asked = SeparationQueries.read(queries, model, document.observation());
      try (ConsoleProgress progress = new ConsoleProgress()) {
        asked.answer(model, target, progress);
      }
      printer.print(List.of(target.toString()));
      return;
    }
    Answer answer =
        printer.show(
            document,
            Questions.separation(document, Statement.parse(document.graph().nodes(), question)),
            AnswerOptions.USUAL.listing(mostPaths),
            new AnswerText(Math.max(mostPaths, ListLimit.USUAL), PATHS, false));
    if (answer.table().stream().anyMatch(table -> isCutAt(mostPaths, table.rows()))) {
      printer.print(List.of("", PATHS + " shows more paths."));
    }
  }

  /** Whether a list ended because it reached its limit. */
  private static boolean isCutAt(int most, Listing<?> listing) {
    return !listing.complete() && listing.count().counted() == most;
  }
}
