package org.disentangle.cli.pgm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.Written;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.inquiry.answer.AnswerText;
import org.disentangle.inquiry.ascent.VariationalAnswer;
import org.disentangle.inquiry.ascent.VariationalReport;
import org.disentangle.page.ReportFolder;
import org.disentangle.pgm.bound.Ascent;
import org.disentangle.pgm.bound.AscentPlan;
import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.GradientEstimator;
import org.disentangle.pgm.bound.GradientSample;
import org.disentangle.pgm.bound.VariationalStudy;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.variational.GradientSampling;
import org.disentangle.variational.StochasticAscent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pgm vi}: the variational example, solved in closed form and by stochastic ascent. */
@Command(
    name = "vi",
    description = {
      "Fits q(z) = Gamma(shape 2, rate theta) to the posterior of z ~ Exp(1), x | z ~ Exp(rate z).",
      "Derives the best theta and the evidence lower bound, and finds theta again by stochastic"
          + " gradient ascent on a TensorFlow graph. Writes a page and CSV files."
    },
    footer = {
      "  disentangle pgm vi --x 2",
      "  disentangle pgm vi --x 0.5 --start 10 --estimator score-function"
    })
final class ViCommand implements Runnable {
  /** Draws of each estimator at each theta; the standard deviations are then good to 1 %. */
  private static final int DRAWS = 200_000;

  /** Where gradients are sampled, in multiples of the best theta. */
  private static final double[] SAMPLED = {1 / 3.0, 1, 10 / 3.0};

  @Spec private CommandSpec spec;

  @Option(
      names = "--x",
      paramLabel = "X",
      defaultValue = "2",
      description = "The observation, above 0 (default: ${DEFAULT-VALUE}).")
  private double x;

  @Option(
      names = "--estimator",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "pathwise,sticking-the-landing",
      description =
          "Whose gradients are followed: pathwise, sticking-the-landing, score-function or"
              + " score-function-baseline; several ascend one after the other (default:"
              + " ${DEFAULT-VALUE}).")
  private List<String> estimators;

  @Option(
      names = "--start",
      paramLabel = "THETA",
      split = ",",
      defaultValue = "0.1,20",
      description = "Where each ascends from, above 0 (default: ${DEFAULT-VALUE}).")
  private List<Double> starts;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Steps of an ascent (default: ${DEFAULT-VALUE}).")
  @Between(least = 1, most = 10_000_000)
  private int steps;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "10",
      description = "Draws in a step (default: ${DEFAULT-VALUE}).")
  @Between(least = 1, most = 1_000_000)
  private int batch;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Decides every draw (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "reports/pgm/vi",
      description = "Where the report goes (default: ${DEFAULT-VALUE}).")
  @Written(Written.Form.FOLDER)
  private Path folder;

  @Override
  public void run() {
    ExponentialModel model = new ExponentialModel(x);
    AscentPlan plan = new AscentPlan(steps, batch, seed);
    List<GradientEstimator> followed = estimators.stream().map(GradientEstimator::ofKey).toList();
    starts.forEach(Ascent::checkStart);
    ReportFolder.check(folder);
    // A graph this small is fastest on one thread of the CPU, and gives the same bytes everywhere.
    TensorFlowHost host = TensorFlowHost.start("cpu", 1);
    VariationalStudy study = study(model, followed, plan, host);
    Path page = VariationalReport.write(folder, study);
    AnswerPrinter printer = new AnswerPrinter(spec);
    printer.print(new AnswerText(ListLimit.USUAL, "", false).lines(VariationalAnswer.of(study)));
    printer.print(List.of("", "report: " + page));
  }

  private VariationalStudy study(
      ExponentialModel model,
      List<GradientEstimator> followed,
      AscentPlan plan,
      TensorFlowHost host) {
    var config = host.session();
    List<Ascent> ascents = new ArrayList<>();
    try (ConsoleProgress progress = new ConsoleProgress()) {
      for (GradientEstimator estimator : followed) {
        try (StochasticAscent ascent = new StochasticAscent(model, estimator, plan, config)) {
          starts.forEach(start -> ascents.add(ascent.from(start, progress)));
        }
      }
    }
    List<GradientSample> samples = new ArrayList<>();
    try (GradientSampling sampling = new GradientSampling(model, DRAWS, config)) {
      for (double multiple : SAMPLED) {
        samples.addAll(sampling.at(multiple * model.bestRate(), seed));
      }
    }
    return new VariationalStudy(model, plan, ascents, samples);
  }
}
