package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.disentangle.UserErrorException;
import org.disentangle.cli.Waiting;
import org.disentangle.cli.Written;
import org.disentangle.inquiry.GraphDocuments;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.inference.EliminationPlan;
import org.disentangle.pgm.inference.MarginalMap;
import org.disentangle.pgm.inference.MostProbable;
import org.disentangle.pgm.inference.Partition;
import org.disentangle.pgm.inference.Posterior;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.inference.VariableElimination;
import org.disentangle.pgm.name.NameText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
final class QueryCommand implements Callable<Integer> {
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
          "Eliminate in this order, names parted by commas or blanks (default: the node that adds"
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
  public Integer call() {
    GraphDocument document = documents.read(file);
    GraphicalModel model = model(document);
    Query asked = asked(model);
    document.observation().checkGiven(asked.evidence().stream().map(Setting::variable).toList());
    VariableElimination inference = inference(model);
    PrintWriter out = spec.commandLine().getOut();
    if (mostProbable) {
      assignment(inference, asked, out);
    } else if (query == null) {
      partition(inference, out);
    } else {
      distribution(inference, asked, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private GraphicalModel model(GraphDocument document) {
    return document
        .model()
        .orElseThrow(
            () ->
                new UserErrorException(
                    file
                        + " has no tables, and a query asks for numbers; give a network with"
                        + " tables, such as a BIF file"));
  }

  private VariableElimination inference(GraphicalModel model) {
    VariableElimination inference = new VariableElimination(model).within(memory.bytes());
    return Optional.ofNullable(order).map(NameText::list).map(inference::inOrder).orElse(inference);
  }

  /** The query, with the evidence of the file if there is one. */
  private Query asked(GraphicalModel model) {
    Query asked = Query.parse(query == null ? "" : query);
    if (evidenceFile == null) {
      return asked;
    }
    if (query == null && !mostProbable) {
      throw new UserErrorException(
          "--evidence "
              + evidenceFile
              + " says what is observed but nothing is asked; add a QUERY such as \"3\", or --map");
    }
    List<Setting> evidence = new ArrayList<>(asked.evidence());
    evidence.addAll(GraphDocuments.readEvidence(evidenceFile, model));
    return new Query(asked.targets(), evidence, asked.likelihoods());
  }

  private void distribution(VariableElimination inference, Query asked, PrintWriter out) {
    Posterior posterior = computed(() -> inference.posterior(asked));
    out.println(asked);
    List<String> lines = DistributionText.lines(posterior.distribution());
    int headings = lines.size() - posterior.distribution().size();
    lines.subList(0, headings).forEach(out::println);
    limit.print(lines.subList(headings, lines.size()), out);
    if (!asked.likelihoods().isEmpty()) {
      out.println(
          DistributionText.line("sum of P times likelihoods", posterior.evidenceProbability()));
    } else if (!posterior.evidence().isEmpty()) {
      out.println(
          DistributionText.line(
              "P(" + DistributionText.evidence(posterior.evidence()) + ")",
              posterior.evidenceProbability()));
    }
    printTrace(posterior.plan(), out);
    write(DistributionText.rows(posterior.distribution()));
  }

  private void assignment(VariableElimination inference, Query asked, PrintWriter out) {
    if (!asked.targets().isEmpty() || !asked.likelihoods().isEmpty()) {
      marginalMap(inference, asked, out);
      return;
    }
    MostProbable found = computed(() -> inference.mostProbable(asked.evidence()));
    out.println(
        "the most probable joint state"
            + (asked.evidence().isEmpty()
                ? ""
                : " given " + DistributionText.evidence(asked.evidence())));
    limit.print(DistributionText.lines(found.assignment()), out);
    out.println(DistributionText.line("P(all of it)", found.jointProbability()));
    if (!asked.evidence().isEmpty()) {
      out.println("P(it | evidence) = " + Numbers.text(found.posteriorProbability()));
    }
    printTrace(found.plan(), out);
    write(DistributionText.rows(found.assignment()));
  }

  private void marginalMap(VariableElimination inference, Query asked, PrintWriter out) {
    MarginalMap found = computed(() -> inference.marginalMap(asked));
    out.println(
        "the most probable joint state"
            + (asked.targets().isEmpty() ? "" : " of " + String.join(", ", asked.targets()))
            + (asked.given().isEmpty() ? "" : " given " + String.join(", ", asked.given())));
    DistributionText.lines(found.assignment()).forEach(out::println);
    out.println(
        (asked.given().isEmpty() ? "P(it) = " : "P(it | evidence) = ")
            + Numbers.text(found.probability()));
    out.println(
        found.ties() == 1
            ? "no other joint state is as probable"
            : Numbers.text(found.ties()) + " joint states are as probable, this one among them");
    printTrace(found.plan(), out);
    write(DistributionText.rows(found.assignment()));
  }

  private void partition(VariableElimination inference, PrintWriter out) {
    Partition partition = computed(inference::partition);
    out.println("Z    = " + Numbers.text(partition.z()));
    out.println("ln Z = " + Numbers.text(partition.z().ln()));
    printTrace(partition.plan(), out);
    write(
        List.of(
            List.of("z", "ln_z"),
            List.of(
                Numbers.exact(partition.z().doubleValue()), Numbers.exact(partition.z().ln()))));
  }

  private <T> T computed(Supplier<T> numbers) {
    return Waiting.during("eliminating variables", spec.commandLine().getErr(), numbers);
  }

  private void printTrace(EliminationPlan plan, PrintWriter out) {
    if (trace) {
      out.println();
      EliminationText.lines(plan).forEach(out::println);
    }
  }

  private void write(List<List<String>> rows) {
    if (target != null) {
      Csv.write(target, rows);
    }
  }
}
