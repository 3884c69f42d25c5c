package org.disentangle.model.variational;

import java.util.List;
import org.disentangle.config.AggregateEstimator;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.LogSumExp;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The density of the aggregated posterior of all N training images, q(z) = 1/N Σ q(z|x_n),
 * estimated from the posteriors of one batch of B, at the batch's own draws z_i ~ q(z|x_i).
 *
 * <pre>{@code  log q(z_i) ~ log sum_j w_ij q(z_i|x_j)}</pre>
 *
 * <ul>
 *   <li>minibatch-weighted: w_ij = 1/(N·B) (Chen et al. 2018, Eq. 4), a lower bound on average;
 *       away from x_i itself it tends to log q(z) − log N;
 *   <li>stratified, with M = B − 1: w_ii = 1/N, w_ij = (N − M)/(N·M) for one j ≠ i (the next
 *       image), and 1/M for the others (appendix C.2): the average over batches is q(z). The
 *       authors' code puts 1/N into the first column instead of the diagonal; here it is the
 *       diagonal.
 * </ul>
 *
 * <p>Both need O(B²·K) time and memory and depend on B: the logarithm of an average of B densities
 * is biased by the spread between them.
 *
 * @param posteriors of the batch, over [B, K]
 * @param images N
 */
record AggregatedPosterior(DiagonalGaussian posteriors, int images, AggregateEstimator estimator) {

  /** The estimates at a batch's draws. */
  record Densities(Operand<TFloat32> joint, Operand<TFloat32> product) {}

  /**
   * The log density of each draw, and the sum over latents of its log marginal densities, in nats.
   *
   * @param z draws, [B, K], in the order of the posteriors
   * @return {@code joint} log q(z) and {@code product} Σ_k log q(z_k), each [B]
   */
  Densities at(Ops tf, Operand<TFloat32> z) {
    Operand<TFloat32> pairs = posteriors.logDensityOfAll(tf, z);
    Operand<TFloat32> logWeights = logWeights(tf, Batches.sizeOf(tf, z));
    Operand<TFloat32> joint =
        LogSumExp.over(tf, tf.math.add(tf.sum(pairs, tf.constant(2)), logWeights), 1);
    Operand<TFloat32> marginals =
        LogSumExp.over(tf, tf.math.add(pairs, tf.expandDims(logWeights, tf.constant(2))), 1);
    return new Densities(joint, Batches.sums(tf, marginals));
  }

  /** log w, [B, B]. */
  private Operand<TFloat32> logWeights(Ops tf, Operand<TInt32> batch) {
    Operand<TFloat32> size = tf.dtypes.cast(batch, TFloat32.class);
    Operand<TFloat32> all = tf.constant((float) images);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TInt32> square = tf.stack(List.of(batch, batch));
    if (estimator == AggregateEstimator.MINIBATCH_WEIGHTED) {
      return tf.math.neg(tf.broadcastTo(tf.math.log(tf.math.mul(all, size)), square));
    }
    // A batch of one image has no other image, and a batch of more than N images no rest.
    Operand<TFloat32> others = tf.math.maximum(tf.math.sub(size, one), one);
    Operand<TFloat32> rest = tf.math.maximum(tf.math.sub(all, others), tf.constant(0f));
    Operand<TInt32> index = tf.range(tf.constant(0), batch, tf.constant(1));
    Operand<TInt32> ahead =
        tf.math.floorMod(
            tf.math.sub(tf.expandDims(index, tf.constant(0)), tf.expandDims(index, tf.constant(1))),
            batch);
    Operand<TFloat32> weights =
        tf.select(
            tf.math.equal(ahead, tf.constant(0)),
            tf.broadcastTo(tf.math.div(one, all), square),
            tf.select(
                tf.math.equal(ahead, tf.constant(1)),
                tf.broadcastTo(tf.math.div(rest, tf.math.mul(all, others)), square),
                tf.broadcastTo(tf.math.div(one, others), square)));
    return tf.math.log(weights);
  }
}
