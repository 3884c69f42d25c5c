package org.disentangle.graph.codebook;

import org.disentangle.graph.Batches;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The result of a quantisation: a grid of vectors and the codes that replace them, or latents and
 * the values that replace them.
 *
 * <table>
 * <caption>The variables that the gradient of each part reaches; sg is "stop gradient"</caption>
 * <tr><th>part<th>formula<th>encodings<th>codebook
 * <tr><td>{@link #straightThrough}<td>z + sg(e − z)<td>yes, as if it were z<td>no
 * <tr><td>{@link #codebookTerm}<td>‖sg(z) − e‖²<td>no<td>yes, the codes that were chosen
 * <tr><td>{@link #commitmentTerm}<td>‖z − sg(e)‖²<td>yes<td>no
 * </table>
 *
 * @param encodings z, float32 [B, h, w, D]; of latents [B, K]
 * @param codes index of the nearest code, int64 [B, h, w]; of each latent's value [B, K]
 * @param embeddings e, that code's vector, float32 [B, h, w, D]; each latent's value [B, K]
 */
public record Quantized(
    Operand<TFloat32> encodings, Operand<TInt64> codes, Operand<TFloat32> embeddings) {

  /**
   * The embeddings, with the gradient passed on to the encodings unchanged (van den Oord et al.
   * 2017, section 3.2).
   *
   * @return of the shape of the encodings
   */
  public Operand<TFloat32> straightThrough(Ops tf) {
    return tf.math.add(encodings, tf.stopGradient(tf.math.sub(embeddings, encodings)));
  }

  /**
   * ‖sg(z) − e‖², which moves the codes towards the encodings (the second term of Eq. 3): a sum
   * over all but the batch, a mean over the batch.
   */
  public Operand<TFloat32> codebookTerm(Ops tf) {
    return Batches.meanOfSums(
        tf, tf.math.squaredDifference(tf.stopGradient(encodings), embeddings));
  }

  /**
   * ‖z − sg(e)‖², which keeps the encoder near the codes (the third term of Eq. 3, without β): a
   * sum over all but the batch, a mean over the batch.
   */
  public Operand<TFloat32> commitmentTerm(Ops tf) {
    return Batches.meanOfSums(
        tf, tf.math.squaredDifference(encodings, tf.stopGradient(embeddings)));
  }
}
