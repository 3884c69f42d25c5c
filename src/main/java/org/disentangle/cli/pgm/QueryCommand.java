package org.disentangle.cli.pgm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.cli.option.Written;
import org.disentangle.inquiry.GraphDocuments;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.Questions;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerText;
import org.disentangle.inquiry.reasoning.AnswerOptions;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.name.NameText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm query}: numbers that follow from a network's tables. */
@Command(
    name = "query",
    description = {
      "Prints the distribution of variables given evidence, by variable elimination.",
      "Several variables are asked for jointly. Without a query, prints the partition function."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle pgm query asia.bif \"lung | asia=yes dysp=yes\"",
      "  disentangle pgm query asia.bif \"tub lung | xray=yes\" --trace --out both.csv",
      "  disentangle pgm query asia.bif \"lung | xray~0.3,0.7\"",
      "  disentangle pgm query asia.bif \"| dysp=yes\" --map",
      "  disentangle pgm query asia.bif \"lung bronc | dysp=yes\" --map"
    })
final class QueryCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(index = "0", paramLabel = "NETWORK", description = "A network with tables.")
  private Path file;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "QUERY",
      description =
          "Variables, then perhaps a bar and evidence: \"lung | asia=yes dysp=yes\". Where something"
              + " was seen that only tells of a variable: xray~0.3,0.7, how probable it is in each of"
              + " its states. Names with blanks stand in double quotes.")
  private String query;

  @Option(
      names = "--map",
      description =
          "Print the most probable joint state instead: of the variables asked for, the others summed"
              + " out, and how many states are as probable; or of all variables where the query is a"
              + " bar and the evidence alone.")
  private boolean mostProbable;

  @Option(names = "--trace", description = "Print the elimination, step by step.")
  private boolean trace;

  @Option(
      names = "--order",
      paramLabel = "NAMES",
      description =
          "Eliminate in this order, names separated by commas or blanks (default: the node that adds"
              + " fewest edges first).")
  private String order;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "Further evidence, as UAI competitions write it (.uai.evid).")
  private Path evidenceFile;

  @Mixin private MemoryOption memory;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the numbers as CSV too.")
  @Written(Written.Form.CSV)
  private Path target;

  @Mixin private ListLimit limit;

  @Override
  public void run() {
    GraphDocument document = documents.read(file);
    AnswerOptions options = limit.options().within(memory.bytes());
    AnswerText text = limit.text();
    Answer answer =
        new AnswerPrinter(spec)
            .show(
                document,
                question(document),
                order == null ? options : options.inOrder(NameText.list(order)),
                trace ? text.inDetail() : text);
    if (target != null) {
      String csv = answer.table().orElseThrow().csv();
      AtomicWrite.file(target, temporary -> Files.writeString(temporary, csv));
    }
  }

  private Question question(GraphDocument document) {
    if (mostProbable) {
      return Questions.mostProbable(document, asked(document));
    }
    if (query != null) {
      return Questions.posterior(document, asked(document));
    }
    if (evidenceFile != null) {
      throw new UserErrorException(
          "--evidence "
              + evidenceFile
              + " says what is observed but nothing is asked; add a QUERY such as \"3\", or --map");
    }
    return Questions.partitionFunction(document);
  }

  /** The query, with the evidence of the file if there is one. */
  private Query asked(GraphDocument document) {
    Query asked = Query.parse(Optional.ofNullable(query).orElse(""));
    List<Setting> evidence = new ArrayList<>(asked.evidence());
    if (evidenceFile != null) {
      evidence.addAll(GraphDocuments.readEvidence(evidenceFile, Questions.model(document)));
    }
    return new Query(asked.targets(), evidence, asked.likelihoods());
  }
}
