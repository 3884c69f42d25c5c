package org.disentangle.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.image.ImageShape;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A SavedModel made for tests: the mean is a matrix product of the pixels, the decoder a logistic
 * function of a matrix product, the weights are constants. It keeps the whole contract unless a
 * part is left out on purpose.
 */
public final class LinearModel {
  static {
    // As the program sets them: before TensorFlow's first class.
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxbytes", "0");
  }

  private final ImageShape shape;
  private final int latents;
  private final float[] encoder;
  private final float[] decoder;

  /** A model of images of 64 x 64 pixels. */
  public LinearModel(int latents, long seed) {
    this(TwoValuedImages.SHAPE, latents, seed);
  }

  /** A model of images of any shape. */
  public LinearModel(ImageShape shape, int latents, long seed) {
    this.shape = shape;
    this.latents = latents;
    Random random = new Random(seed);
    encoder = new float[shape.values() * latents];
    decoder = new float[latents * shape.values()];
    for (int i = 0; i < encoder.length; i++) {
      encoder[i] = (float) (random.nextGaussian() / 64);
      decoder[i] = (float) (random.nextGaussian() / 8);
    }
  }

  public LinearModel(float[] encoder, float[] decoder) {
    this.shape = TwoValuedImages.SHAPE;
    this.latents = encoder.length / shape.values();
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /** The mean in plain doubles. */
  public double[] encode(float[] images, int row) {
    double[] mean = new double[latents];
    for (int p = 0; p < shape.values(); p++) {
      for (int j = 0; j < latents; j++) {
        mean[j] += (double) images[row * shape.values() + p] * encoder[p * latents + j];
      }
    }
    return mean;
  }

  /** The probabilities in plain doubles. */
  public double[] decode(double[] latent) {
    double[] probabilities = new double[shape.values()];
    for (int p = 0; p < shape.values(); p++) {
      double logit = 0;
      for (int j = 0; j < latents; j++) {
        logit += latent[j] * decoder[j * shape.values() + p];
      }
      probabilities[p] = 1 / (1 + Math.exp(-logit));
    }
    return probabilities;
  }

  /** Writes the SavedModel without a run record. */
  public Path export(Path folder) {
    return export(folder, Set.of(), Set.of());
  }

  /** Writes the SavedModel with its run record. */
  public Path export(Path folder, RunRecord record) {
    export(folder);
    try {
      RunRecords.write(folder, record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** Writes the SavedModel without some signatures and without some outputs of {@code losses}. */
  public Path export(Path folder, Set<String> withoutSignatures, Set<String> withoutLosses) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Map<String, Signature> signatures = build(Ops.create(graph), withoutLosses);
      signatures.keySet().removeAll(withoutSignatures);
      SavedModelBundle.exporter(folder.toString())
          .withSession(session)
          .withSignatures(signatures.values().toArray(Signature[]::new))
          .export();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private Map<String, Signature> build(Ops tf, Set<String> withoutLosses) {
    Placeholder<TFloat32> images =
        tf.withName("images")
            .placeholder(
                TFloat32.class,
                Placeholder.shape(Shape.of(-1, shape.height(), shape.width(), shape.channels())));
    Placeholder<TInt32> seed =
        tf.withName("seed").placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    Placeholder<TInt32> count =
        tf.withName("count").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    Placeholder<TFloat32> given =
        tf.withName("latents")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, latents)));
    Operand<TFloat32> flat = tf.reshape(images, tf.constant(new int[] {-1, shape.values()}));
    Operand<TFloat32> mean = tf.linalg.matMul(flat, matrix(tf, shape.values(), latents, encoder));
    Operand<TFloat32> weights = matrix(tf, latents, shape.values(), decoder);
    Operand<TFloat32> noise = tf.random.statelessRandomNormal(tf.shape(mean), seed, TFloat32.class);
    Operand<TFloat32> sampled = tf.math.add(mean, noise);
    Operand<TFloat32> prior =
        tf.random.statelessRandomNormal(
            tf.stack(java.util.List.of(count, tf.constant(latents))), seed, TFloat32.class);
    Map<String, Operand<TFloat32>> losses = losses(tf, flat, mean, sampled, weights);
    losses.keySet().removeAll(withoutLosses);

    Map<String, Signature> signatures = new LinkedHashMap<>();
    Operand<TFloat32> reconstructed = images(tf, tf.linalg.matMul(mean, weights));
    for (String key : new String[] {Signatures.SERVING_DEFAULT, Signatures.RECONSTRUCT}) {
      signatures.put(
          key,
          signature(key)
              .input(Signatures.IMAGES, images)
              .output(Signatures.PROBABILITIES, reconstructed)
              .build());
    }
    signatures.put(
        Signatures.ENCODE,
        signature(Signatures.ENCODE)
            .input(Signatures.IMAGES, images)
            .output(Signatures.REPRESENTATION, mean)
            .output(Signatures.MEAN, mean)
            .output(Signatures.LOG_VARIANCE, tf.zerosLike(mean))
            .build());
    signatures.put(
        Signatures.DECODE,
        signature(Signatures.DECODE)
            .input(Signatures.LATENTS, given)
            .output(Signatures.PROBABILITIES, images(tf, tf.linalg.matMul(given, weights)))
            .build());
    signatures.put(
        Signatures.SAMPLE,
        signature(Signatures.SAMPLE)
            .input(Signatures.SEED, seed)
            .input(Signatures.COUNT, count)
            .output(Signatures.PROBABILITIES, images(tf, tf.linalg.matMul(prior, weights)))
            .build());
    Signature.Builder loss =
        signature(Signatures.LOSSES).input(Signatures.IMAGES, images).input(Signatures.SEED, seed);
    losses.forEach(loss::output);
    signatures.put(Signatures.LOSSES, loss.build());
    return signatures;
  }

  /** The terms of a VAE whose posterior has variance 1, and one more, {@code area}. */
  private Map<String, Operand<TFloat32>> losses(
      Ops tf,
      Operand<TFloat32> flat,
      Operand<TFloat32> mean,
      Operand<TFloat32> sampled,
      Operand<TFloat32> weights) {
    Operand<TFloat32> kl = perImage(tf, tf.math.mul(tf.constant(0.5f), tf.math.square(mean)));
    Operand<TFloat32> reconstruction = crossEntropy(tf, flat, tf.linalg.matMul(sampled, weights));
    Map<String, Operand<TFloat32>> losses = new LinkedHashMap<>();
    losses.put("area", perImage(tf, flat));
    losses.put(Signatures.KL, kl);
    losses.put(Signatures.LOSS, tf.math.add(reconstruction, kl));
    losses.put(Signatures.RECONSTRUCTION, reconstruction);
    losses.put(
        Signatures.RECONSTRUCTION_AT_MEAN, crossEntropy(tf, flat, tf.linalg.matMul(mean, weights)));
    return losses;
  }

  private static Operand<TFloat32> crossEntropy(
      Ops tf, Operand<TFloat32> pixels, Operand<TFloat32> logits) {
    return perImage(tf, tf.math.sub(tf.math.softplus(logits), tf.math.mul(pixels, logits)));
  }

  private static Operand<TFloat32> perImage(Ops tf, Operand<TFloat32> terms) {
    return tf.math.mean(tf.sum(terms, tf.constant(1)), tf.constant(0));
  }

  private Operand<TFloat32> images(Ops tf, Operand<TFloat32> logits) {
    return tf.reshape(
        tf.math.sigmoid(logits),
        tf.constant(new int[] {-1, shape.height(), shape.width(), shape.channels()}));
  }

  private static Operand<TFloat32> matrix(Ops tf, int rows, int columns, float[] values) {
    return tf.constant(Shape.of(rows, columns), DataBuffers.of(values));
  }

  private static Signature.Builder signature(String key) {
    return Signature.builder().key(key).methodName(Signatures.METHOD_NAME);
  }
}
