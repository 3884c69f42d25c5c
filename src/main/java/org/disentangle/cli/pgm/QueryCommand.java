package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.inference.EliminationPlan;
import org.disentangle.pgm.inference.MarginalMap;
import org.disentangle.pgm.inference.MostProbable;
import org.disentangle.pgm.inference.Partition;
import org.disentangle.pgm.inference.Posterior;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.inference.VariableElimination;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
      "  disentangle pgm query asia.bif \"tub lung | xray=yes\" --trace --out tub-lung.csv",
      "  disentangle pgm query asia.bif \"lung | xray~0.3,0.7\"",
      "  disentangle pgm query asia.bif \"| dysp=yes\" --map",
      "  disentangle pgm query asia.bif \"lung bronc | dysp=yes\" --map"
    })
final class QueryCommand implements Callable<Integer> {
  private static final int BYTES_PER_MEBIBYTE = 1 << 20;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NETWORK", description = "A network with tables.")
  private Path file;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "QUERY",
      description =
          "Variables, then perhaps a bar and evidence: \"lung | asia=yes dysp=yes\". Where something"
              + " was seen that only tells of a variable: xray~0.3,0.7, how probable it is in each of"
              + " its states.")
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
      split = ",",
      paramLabel = "NAME",
      description =
          "Eliminate in this order, names parted by commas (default: the node that adds fewest"
              + " edges first).")
  private List<String> order;

  @Option(
      names = "--memory",
      defaultValue = "256",
      paramLabel = "MIB",
      description = "What the tables may take, in MiB (default: ${DEFAULT-VALUE}).")
  private int mebibytes;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the numbers as CSV too.")
  private Path target;

  @Override
  public Integer call() {
    VariableElimination inference = inference(model(Documents.read(file, spec)));
    PrintWriter out = spec.commandLine().getOut();
    if (mostProbable) {
      assignment(inference, out);
    } else if (query == null) {
      partition(inference, out);
    } else {
      distribution(inference, out);
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
    if (mebibytes < 1) {
      throw new UserErrorException("--memory is " + mebibytes + "; give at least 1 MiB");
    }
    VariableElimination inference =
        new VariableElimination(model).within((long) mebibytes * BYTES_PER_MEBIBYTE);
    return Optional.ofNullable(order).map(inference::inOrder).orElse(inference);
  }

  private void distribution(VariableElimination inference, PrintWriter out) {
    Query asked = Query.parse(query);
    Posterior posterior = inference.posterior(asked);
    out.println(asked);
    DistributionText.lines(posterior.distribution()).forEach(out::println);
    if (!asked.likelihoods().isEmpty()) {
      out.println("sum of P times likelihoods = " + Numbers.text(posterior.evidenceProbability()));
    } else if (!posterior.evidence().isEmpty()) {
      out.println(
          "P("
              + DistributionText.evidence(posterior.evidence())
              + ") = "
              + Numbers.text(posterior.evidenceProbability()));
    }
    printTrace(posterior.plan(), out);
    write(DistributionText.rows(posterior.distribution()));
  }

  private void assignment(VariableElimination inference, PrintWriter out) {
    Query asked = Query.parse(query == null ? "" : query);
    if (!asked.targets().isEmpty() || !asked.likelihoods().isEmpty()) {
      marginalMap(inference, asked, out);
      return;
    }
    MostProbable found = inference.mostProbable(asked.evidence());
    out.println(
        "the most probable joint state"
            + (asked.evidence().isEmpty()
                ? ""
                : " given " + DistributionText.evidence(asked.evidence())));
    DistributionText.lines(found.assignment()).forEach(out::println);
    out.println("P(all of it) = " + Numbers.text(found.jointProbability()));
    if (!asked.evidence().isEmpty()) {
      out.println("P(it | evidence) = " + Numbers.text(found.posteriorProbability()));
    }
    printTrace(found.plan(), out);
    write(DistributionText.rows(found.assignment()));
  }

  private void marginalMap(VariableElimination inference, Query asked, PrintWriter out) {
    MarginalMap found = inference.marginalMap(asked);
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
            : Numbers.text(found.ties()) + " joint states are as probable");
    printTrace(found.plan(), out);
    write(DistributionText.rows(found.assignment()));
  }

  private void partition(VariableElimination inference, PrintWriter out) {
    Partition partition = inference.partition();
    out.println("Z    = " + Numbers.text(partition.z()));
    out.println("ln Z = " + Numbers.text(partition.z().ln()));
    printTrace(partition.plan(), out);
    write(
        List.of(
            List.of("z", "ln_z"),
            List.of(
                Numbers.exact(partition.z().doubleValue()), Numbers.exact(partition.z().ln()))));
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
