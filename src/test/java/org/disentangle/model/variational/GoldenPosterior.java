package org.disentangle.model.variational;

import java.util.Map;
import java.util.TreeMap;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.model.Evaluation;
import org.disentangle.model.ModelGraph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The posteriors of four images in two latents, for which src/test/golden/posterior_terms_golden.py
 * gives the terms of several families.
 */
final class GoldenPosterior {
  static final float[][] MEAN = {{1, .5f}, {-1, 0}, {.5f, -1.5f}, {-.5f, 1}};
  static final float[][] LOG_VARIANCE = {{0, -1}, {-.5f, -2}, {-1, 0}, {.2f, -.3f}};

  /** The mean over the images of the KL to N(0, I). */
  static final double KL = 1.0049807;

  private GoldenPosterior() {}

  /**
   * The terms of a model of two latents other than the reconstruction, with all that follows a
   * schedule at its last value.
   */
  static Map<String, Double> terms(GaussianVae model, float[][] mean, float[][] logVariance) {
    Map<String, Double> terms = new TreeMap<>();
    Evaluation.of(
            graph -> {
              Ops tf = graph.tf();
              Map<String, Operand<TFloat32>> weights = new TreeMap<>();
              model
                  .weights()
                  .forEach(
                      (name, weight) -> weights.put(name, tf.constant((float) weight.value())));
              return model.divergences(
                  new ModelGraph(
                      tf,
                      graph.mode(),
                      graph.variables(),
                      graph.layers(),
                      graph.noise(),
                      weights,
                      graph.trainingSet()),
                  tf,
                  new DiagonalGaussian(tf.constant(mean), tf.constant(logVariance)),
                  tf.constant(mean));
            })
        .forEach((name, values) -> terms.put(name, values[0]));
    return terms;
  }

  /** Each times its weight, summed: those without a weight count once. */
  static double weighted(GaussianVae model, Map<String, Double> terms) {
    return terms.entrySet().stream()
        .mapToDouble(
            term ->
                term.getValue()
                    * (model.weights().containsKey(term.getKey())
                        ? model.weights().get(term.getKey()).value()
                        : 1))
        .sum();
  }
}
