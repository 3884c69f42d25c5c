package org.disentangle.model.sparse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.SparseAutoencoderConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.sparse.Dictionary;
import org.disentangle.graph.sparse.UnrolledIsta;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.StandardNormal;
import org.disentangle.model.TrainingImages;
import org.disentangle.model.Weight;
import org.disentangle.model.network.Encoder;
import org.disentangle.model.network.StandardizedLayer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The SC-VAE as published, an autoencoder without noise:
 *
 * <pre>{@code  L = w_r ( -log p(x | D z) ) + w_h |h - D z|^2,   z = T steps of ISTA on h }</pre>
 *
 * with one signal h for each image (the paper's 1 x 1 grid). ISTA's dictionary D and step size 1/c
 * are learned; λ is given. No term penalises the code itself: a larger λ gives more zeros only as
 * far as the encoder does not compensate with larger signals.
 *
 * <p>It defines no prior. {@link #priorSignals} draws each entry of the signal from a normal
 * distribution of the mean and variance that this entry had over the training images (moving
 * averages over batches); the dependence between entries is lost, and with it much of the structure
 * of an image.
 *
 * <p>Deviations from the published code (sotiraslab/SC-VAE): pixels have the configured likelihood
 * and both terms are sums in nats instead of means of squares, so weights are not comparable; the
 * steps begin at S(hD/c) where that code begins at S(hD); c is kept above 0; and the adversarial
 * and perceptual terms are left out.
 *
 * @param network the encoder's
 * @param dictionary that the learned one starts from
 */
record SparseAutoencoder(
    NetworkConfig network, Dictionary dictionary, int steps, SparseAutoencoderConfig settings)
    implements SparseObjective {
  private static final String SIGNAL = "encoder/signal";

  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of("lambda", settings.getLambda());
  }

  @Override
  public List<String> terms() {
    return List.of(Signatures.LATENT_RECONSTRUCTION);
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(
        Signatures.RECONSTRUCTION, Weight.constant(settings.getReconstructionWeight()),
        Signatures.LATENT_RECONSTRUCTION, Weight.constant(settings.getLatentWeight()));
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("keeps the mean and variance that its signals have over whole batches");
  }

  @Override
  public Encoded encoded(ModelGraph graph, Operand<TFloat32> images) {
    Operand<TFloat32> features = new Encoder(graph.layers(), network).features(images);
    Operand<TFloat32> signals = graph.layers().dense(SIGNAL, features, dictionary.signalSize());
    return new Encoded(
        graph.tf().withName(StandardizedLayer.OUTPUTS).identity(signals), Optional.empty());
  }

  @Override
  public Map<String, float[]> firstValues(TrainingImages images, GraphSession untrained) {
    int count = settings.getScalingImages();
    if (count == 0) {
      return Map.of();
    }
    float[] drawn = images.draw(count, "sc_vae.autoencoder.scaling_images");
    return new StandardizedLayer(SIGNAL, dictionary.signalSize(), 1)
        .values(images.shape(), drawn, count, untrained);
  }

  @Override
  public Coding coding(ModelGraph graph) {
    Ops tf = graph.tf().withSubScope("coding");
    UnrolledIsta ista =
        UnrolledIsta.of(
            graph.layers(),
            tf,
            "ista",
            dictionary,
            settings.getLearnedDictionary(),
            settings.getLambda(),
            steps);
    return new Coding(signals -> ista.codes(tf, signals), codes -> ista.synthesis(tf, codes));
  }

  @Override
  public Map<String, Operand<TFloat32>> terms(
      ModelGraph graph, Ops tf, Encoded encoded, Coded coded) {
    moments(graph, coded.signals());
    Operand<TFloat32> residual = tf.math.sub(coded.signals(), coded.decoderInput());
    return Map.of(
        Signatures.LATENT_RECONSTRUCTION, Batches.meanOfSums(tf, tf.math.square(residual)));
  }

  @Override
  public Operand<TFloat32> priorSignals(ModelGraph graph, Operand<TInt32> count, Encoded encoded) {
    Ops tf = graph.tf();
    DiagonalGaussian moments = moments(graph, encoded.signals());
    Operand<TFloat32> deviation =
        tf.math.exp(tf.math.mul(moments.logVariance(), tf.constant(0.5f)));
    Operand<TFloat32> noise =
        new StandardNormal(dictionary.signalSize()).sample(tf, graph.noise(), count);
    return tf.math.add(moments.mean(), tf.math.mul(deviation, noise));
  }

  private static DiagonalGaussian moments(ModelGraph graph, Operand<TFloat32> signals) {
    return graph.layers().byMode().movingMoments("signal_moments", signals);
  }
}
