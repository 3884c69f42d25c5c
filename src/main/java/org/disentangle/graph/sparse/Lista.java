package org.disentangle.graph.sparse;

import java.util.Optional;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Learned ISTA: a fixed number of steps of iterative soft thresholding whose matrices and
 * thresholds are learned and shared by all steps.
 *
 * <p>With signals and codes as rows, from z = 0, T times:
 *
 * <pre>{@code  z <- S_theta(h W_e + z W_s)        S_theta(x) = sign(x) max(|x| - theta, 0) }</pre>
 *
 * so the first step is S_θ(h W_e), and with T = 1 there is no W_s. The matrices start as those of
 * ISTA for a dictionary D, whose steps these then are: W_e = D/L, W_s = I − DᵀD/L and θ = λ/L with
 * L the largest eigenvalue of DᵀD. Each atom has a threshold of its own.
 *
 * <p>Gregor &amp; LeCun (2010), "Learning Fast Approximations of Sparse Coding", Eq. 6 and
 * Algorithm 3; they number the first step 0, so that their T is one less. Deviation: it is trained
 * by the loss of the whole model, not towards the codes of a full solver.
 *
 * @param filters W_e, [H, K]
 * @param inhibition W_s, [K, K]; empty if there is one step
 * @param thresholds θ, [K], above 0
 * @param steps T, at least 1
 */
public record Lista(
    Operand<TFloat32> filters,
    Optional<Operand<TFloat32>> inhibition,
    Operand<TFloat32> thresholds,
    int steps) {

  /**
   * The block of a graph, of the variables {@code <name>/filters}, {@code <name>/inhibition} and
   * {@code <name>/threshold_weight} (θ is its softplus); the layer table tells what its steps cost.
   *
   * @param lambda λ of the start, above 0
   * @param steps T, at least 1
   */
  public static Lista of(
      Layers layers, Ops tf, String name, Dictionary start, double lambda, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("LISTA takes at least 1 step, but steps is " + steps);
    }
    int atoms = start.atoms();
    double lipschitz = start.largestEigenvalue();
    Operand<TFloat32> filters =
        layers.weight(
            name + "/filters",
            "LISTA filters",
            Shape.of(start.signalSize(), atoms),
            (of, random) -> start.scaled(lipschitz));
    Optional<Operand<TFloat32>> inhibition =
        steps == 1
            ? Optional.empty()
            : Optional.of(
                layers.weight(
                    name + "/inhibition",
                    "LISTA inhibition",
                    Shape.of(atoms, atoms),
                    (of, random) -> start.inhibition(lipschitz)));
    Operand<TFloat32> weight =
        layers.weight(
            name + "/threshold_weight",
            "LISTA thresholds",
            Shape.of(atoms),
            SoftThreshold.startingAt(lambda / lipschitz));
    long signalSize = start.signalSize();
    layers.describe(
        new LayerSummary(
            name + "/codes",
            "LISTA steps",
            Shape.of(Shape.UNKNOWN_SIZE, atoms),
            0,
            0,
            signalSize * atoms + (steps - 1L) * atoms * atoms));
    return new Lista(filters, inhibition, SoftThreshold.positive(tf, weight), steps);
  }

  /**
   * The codes of signals.
   *
   * @param signals h, [B, H]
   * @return z, [B, K], with exact zeros
   */
  public Operand<TFloat32> codes(Ops tf, Operand<TFloat32> signals) {
    Operand<TFloat32> drive = tf.linalg.matMul(signals, filters);
    Operand<TFloat32> codes = SoftThreshold.apply(tf, drive, thresholds);
    for (int step = 1; step < steps; step++) {
      Operand<TFloat32> held = tf.linalg.matMul(codes, inhibition.orElseThrow());
      codes = SoftThreshold.apply(tf, tf.math.add(drive, held), thresholds);
    }
    return codes;
  }
}
