package org.disentangle.cli.pgm;

import org.disentangle.UserErrorException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pgm vi}: the variational example, derived and found again by stochastic ascent. */
@Command(
    name = "vi",
    description = {
      "Fits q(z) = Gamma(2, rate θ) to the posterior of z ~ Exp(1), x | z ~ Exp(rate z).",
      "Derives the best θ and the evidence lower bound, and finds θ again by stochastic gradient"
          + " ascent on a TensorFlow graph. Writes a page and CSV files."
    },
    footer = {"  disentangle pgm vi --x 2"})
final class ViCommand implements Runnable {
  @Option(
      names = "--x",
      defaultValue = "2",
      paramLabel = "X",
      description = "The observation, above 0 (default: ${DEFAULT-VALUE}).")
  private double x;

  @Override
  public void run() {
    throw new UserErrorException("pgm vi --x " + x + " is being built");
  }
}
