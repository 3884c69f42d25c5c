package org.disentangle.graph.codebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variable.Role;
import org.disentangle.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The updates of a codebook in each step that do not use gradients: moving averages of the
 * encodings, and restarts of codes that are no longer used.
 *
 * <p>Its state is kept in {@link Role#SLOT} variables, separate from the codebook. Everything is
 * computed from the encodings and codes of the step's forward pass.
 *
 * @param averages the codes as moving averages; empty where the optimiser moves them
 * @param restarts new starts; empty for none
 */
public record CodebookUpdates(Optional<MovingAverages> averages, Optional<Restarts> restarts) {

  /**
   * The codes as averages of the encodings that chose them (van den Oord et al. 2017, appendix
   * A.1), with sonnet's corrections. With n_j the count and m_j the sum of the encodings that chose
   * code j in this batch, both averages start at zero and are divided by 1 − decay^t:
   *
   * <pre>{@code
   * N_j ← decay N_j + (1 − decay) n_j        M_j ← decay M_j + (1 − decay) m_j
   * N̂_j = N_j / (1 − decay^t)                M̂_j = M_j / (1 − decay^t)
   * e_j = M̂_j / ((N̂_j + ε) / (Σ N̂ + K ε) · Σ N̂)
   * }</pre>
   *
   * <p>Deviation from sonnet: a code that was never chosen stays where it is, while sonnet moves it
   * to the origin at the first step.
   *
   * @param decay γ, from 0 to below 1
   * @param epsilon of the Laplace smoothing, counts
   */
  public record MovingAverages(float decay, float epsilon) {}

  /**
   * A code whose share of the choices, averaged over time, falls below a part of 1/K is moved to a
   * random encoding of the batch (as SoundStream does: Zeghidour et al. 2021, section III-C) and
   * counts as averagely used from then on.
   *
   * @param decay of the averaged share, which starts at 1/K; from 0 to below 1
   * @param threshold as a part of 1/K, so that it depends neither on K nor on the batch size; an
   *     unused code is restarted after log(threshold) / log(decay) steps
   */
  public record Restarts(float decay, float threshold) {}

  /**
   * Adds the updates of one step.
   *
   * @param after ops that run after the optimiser's updates
   * @param quantized of a training graph: its shape is fully known
   * @param noise picks the encodings for restarts
   * @return ops of which each must run once in a step; empty if there is nothing to do
   */
  public List<Op> of(
      Ops after, Variables variables, VectorQuantizer quantizer, Quantized quantized, Noise noise) {
    if (averages.isEmpty() && restarts.isEmpty()) {
      return List.of();
    }
    Step step = new Step(after, variables, quantizer, quantized);
    averages.ifPresent(step::average);
    restarts.ifPresent(settings -> step.restart(settings, noise));
    return step.assignments();
  }

  /** The values that one step computes, before anything is assigned. */
  private static final class Step {
    private final Ops tf;
    private final Variables variables;
    private final Variable codebook;
    private final int count;
    private final int dimension;
    private final Operand<TFloat32> vectors;
    private final Operand<TInt64> chosen;
    private final Operand<TFloat32> counts;
    private final List<Variable> changed = new ArrayList<>();
    private final List<Operand<TFloat32>> values = new ArrayList<>();
    private Operand<TFloat32> codes;
    private Optional<Averages> averaged = Optional.empty();

    /** The variables of the averages, and 1 − decay^t. */
    private record Averages(
        Variable count,
        Operand<TFloat32> newCount,
        Variable sum,
        Operand<TFloat32> newSum,
        Operand<TFloat32> correction,
        Operand<TFloat32> total) {}

    Step(Ops tf, Variables variables, VectorQuantizer quantizer, Quantized quantized) {
      this.tf = tf;
      this.variables = variables;
      this.codebook = quantizer.codebook();
      this.count = quantizer.codes();
      this.dimension = quantizer.dimension();
      this.vectors = tf.reshape(quantized.encodings(), tf.constant(new int[] {-1, dimension}));
      this.chosen = tf.reshape(quantized.codes(), tf.constant(new int[] {-1}));
      this.counts = CodeUsage.counts(tf, chosen, count);
      // Read again: the optimiser may have moved the codes since the forward pass.
      this.codes = tf.readVariableOp(codebook.handle(), TFloat32.class);
    }

    void average(MovingAverages settings) {
      Variable power = slot("average/decay_power", Shape.scalar(), 1);
      Operand<TFloat32> decay = tf.constant(settings.decay());
      Operand<TFloat32> newPower = tf.math.mul(power.value(), decay);
      set(power, newPower);
      Operand<TFloat32> correction = tf.math.sub(tf.constant(1f), newPower);

      Variable averageCount = slot("average/count", Shape.of(count), 0);
      Variable averageSum = slot("average/sum", Shape.of(count, dimension), 0);
      Operand<TFloat32> sums = tf.math.unsortedSegmentSum(vectors, chosen, tf.constant(count));
      Operand<TFloat32> newCount = moved(averageCount, counts, settings.decay());
      Operand<TFloat32> newSum = moved(averageSum, sums, settings.decay());

      Operand<TFloat32> unbiasedCount = tf.math.div(newCount, correction);
      Operand<TFloat32> total = tf.sum(unbiasedCount, tf.constant(0));
      Operand<TFloat32> smoothed =
          tf.math.mul(
              tf.math.div(
                  tf.math.add(unbiasedCount, tf.constant(settings.epsilon())),
                  tf.math.add(total, tf.constant(count * settings.epsilon()))),
              total);
      Operand<TFloat32> means =
          tf.math.div(tf.math.div(newSum, correction), tf.expandDims(smoothed, tf.constant(1)));
      Operand<TFloat32> zero = tf.constant(0f);
      codes =
          tf.select(tf.expandDims(tf.math.greater(newCount, zero), tf.constant(1)), means, codes);
      averaged =
          Optional.of(new Averages(averageCount, newCount, averageSum, newSum, correction, total));
    }

    void restart(Restarts settings, Noise noise) {
      float even = 1f / count;
      Variable share = slot("share", Shape.of(count), even);
      Operand<TFloat32> shares = tf.math.div(counts, tf.sum(counts, tf.constant(0)));
      Operand<TFloat32> newShare = moved(share, shares, settings.decay());
      var dead = tf.math.less(newShare, tf.constant(settings.threshold() * even));
      var deadRow = tf.expandDims(dead, tf.constant(1));
      set(share, tf.select(dead, tf.constant(even), newShare));

      Operand<TFloat32> drawn = drawn(noise);
      codes = tf.select(deadRow, drawn, codes);
      averaged =
          averaged.map(
              before -> {
                // As if an averagely used code had always had its mean there.
                Operand<TFloat32> average =
                    tf.math.mul(
                        tf.math.mul(before.total(), before.correction()), tf.constant(even));
                return new Averages(
                    before.count(),
                    tf.select(dead, average, before.newCount()),
                    before.sum(),
                    tf.select(deadRow, tf.math.mul(drawn, average), before.newSum()),
                    before.correction(),
                    before.total());
              });
    }

    /** For each code an encoding of the batch, drawn evenly with replacement, [K, D]. */
    private Operand<TFloat32> drawn(Noise noise) {
      long rows = vectors.shape().get(0);
      Operand<TFloat32> uniform =
          noise.uniformOfShape(tf, codebook.name() + "/restart", tf.constant(new int[] {count}));
      Operand<TInt32> row =
          tf.math.minimum(
              tf.dtypes.cast(tf.math.mul(uniform, tf.constant((float) rows)), TInt32.class),
              tf.constant(Math.toIntExact(rows - 1)));
      return tf.gather(vectors, row, tf.constant(0));
    }

    List<Op> assignments() {
      averaged.ifPresent(
          averages -> {
            set(averages.count(), averages.newCount());
            set(averages.sum(), averages.newSum());
          });
      set(codebook, codes);
      List<Op> assignments = new ArrayList<>();
      for (int i = 0; i < changed.size(); i++) {
        assignments.add(tf.assignVariableOp(changed.get(i).handle(), values.get(i)));
      }
      return assignments;
    }

    private Operand<TFloat32> moved(Variable average, Operand<TFloat32> now, float decay) {
      return tf.math.add(
          tf.math.mul(average.value(), tf.constant(decay)),
          tf.math.mul(now, tf.constant(1 - decay)));
    }

    private void set(Variable variable, Operand<TFloat32> value) {
      changed.add(variable);
      values.add(value);
    }

    private Variable slot(String name, Shape shape, float initialValue) {
      return variables.get(
          codebook.name() + "/" + name, shape, Role.SLOT, Initializer.constant(initialValue));
    }
  }
}
