package org.disentangle.graph.pixel;

import org.disentangle.graph.Batches;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Noise;
import org.disentangle.graph.autoregressive.CausalNetwork;
import org.disentangle.graph.autoregressive.JacobiIteration;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * An autoregressive distribution of black-and-white images:
 *
 * <pre>{@code  p(x|z) = Π_i p(x_i | x_1, …, x_(i−1), z)}</pre>
 *
 * over the pixels in raster order, each factor by masked convolutions (van den Oord et al. 2016,
 * "Pixel Recurrent Neural Networks", section 3.5) and a map of features that conditions them on z
 * (section 2.3 of their "Conditional Image Generation with PixelCNN Decoders", with the features
 * added instead of gated; Gulrajani et al. 2017, "PixelVAE", has such a decoder in a VAE).
 *
 * <p>{@code negativeLogLikelihood} is exact: all factors at once, given the image. Images are drawn
 * by {@link JacobiIteration}, as if one pixel after the other, 0 or 1 each. The {@code decoded}
 * image is drawn too, with one fixed field of noise for all images. Taking the likelier value of
 * each pixel instead tends to show nothing: it is nowhere likely that an object begins at this very
 * pixel, so that every pixel stays black, and with it the next.
 *
 * <p>For each kernel of size k a pixel sees (k − 1)/2 more rows above it and columns on either
 * side. One stack of masked convolutions is blind to what lies far to the upper right.
 *
 * <h2>Limits</h2>
 *
 * With a first kernel of zeros the pixels are independent: {@link Bernoulli}. With features that do
 * not depend on z, it is a model of images without latents.
 */
public final class AutoregressivePixels implements PixelDistribution {
  private static final int[] FIXED_SEED = {0, 0};

  private final CausalNetwork network;
  private final Operand<TFloat32> features;

  private AutoregressivePixels(CausalNetwork network, Operand<TFloat32> features) {
    this.network = network;
    this.features = features;
  }

  /**
   * The distribution given features.
   *
   * @param name of the scope of the layers
   * @param features [B, H, W, C]
   */
  public static AutoregressivePixels of(
      Layers layers,
      String name,
      CausalNetwork.Architecture architecture,
      Operand<TFloat32> features) {
    return new AutoregressivePixels(
        CausalNetwork.of(layers, name, architecture, features.shape()), features);
  }

  /** The logit of each pixel, given the pixels before it in the images. */
  Bernoulli given(Ops tf, Operand<TFloat32> images) {
    return new Bernoulli(network.logits(tf, features, images));
  }

  @Override
  public boolean isOfTwoValues() {
    return true;
  }

  @Override
  public Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TFloat32> images) {
    return given(tf, images).negativeLogLikelihood(tf, images);
  }

  @Override
  public Operand<TFloat32> decoded(Ops tf) {
    Shape map = features.shape();
    Operand<TFloat32> field =
        new Noise(tf.constant(FIXED_SEED))
            .uniformOfShape(
                tf,
                "decoded",
                tf.constant(
                    new int[] {1, Math.toIntExact(map.get(1)), Math.toIntExact(map.get(2)), 1}));
    return drawn(tf, tf.broadcastTo(field, shape(tf))).pixels();
  }

  @Override
  public Operand<TFloat32> sampled(Ops tf, Noise noise, String place) {
    return drawn(tf, noise.uniformOfShape(tf, place, shape(tf))).pixels();
  }

  /**
   * Images in which a pixel is on if its probability, given those before it, exceeds its threshold.
   */
  JacobiIteration drawn(Ops tf, Operand<TFloat32> thresholds) {
    return JacobiIteration.of(tf, network, features, thresholds);
  }

  /** [B, H, W, 1] as int32. */
  private Operand<TInt32> shape(Ops tf) {
    Shape map = features.shape();
    return Batches.shape(tf, features, map.get(1), map.get(2), 1);
  }
}
