package org.disentangle.model.sparse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.ScVaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.pixel.PixelDistribution;
import org.disentangle.graph.sparse.Dictionary;
import org.disentangle.image.ImageShape;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ModelSignatures;
import org.disentangle.model.StandardNormal;
import org.disentangle.model.TrainingImages;
import org.disentangle.model.TrainingSet;
import org.disentangle.model.Weight;
import org.disentangle.model.network.Decoder;
import org.disentangle.model.sparse.SparseObjective.Coded;
import org.disentangle.model.sparse.SparseObjective.Coding;
import org.disentangle.model.sparse.SparseObjective.Encoded;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The SC-VAE: an autoencoder whose code is mostly zeros.
 *
 * <p>The encoder gives a signal h of H numbers; unrolled soft thresholding turns it into a code z
 * of K numbers, one for each atom of a dictionary, most of them exactly 0; the decoder sees z
 * alone. It has two forms, {@link SparseVariational} (a normal posterior over h, a KL and λ‖z‖₁)
 * and {@link SparseAutoencoder} (the paper's: no noise, thresholds alone).
 *
 * <p>The {@code representation} and the {@code latents} that {@code decode} takes are z, at the
 * posterior's mean if there is one; {@code mean} and {@code log_variance} are those of h, [B, H].
 * {@code sample} draws h, from N(0, I) or from the form's own distribution, and codes it.
 *
 * <p>If there is a posterior, {@code log_likelihood} uses the densities of h, the latent that has a
 * density: log p(x|z(h)) + log N(h; 0, I) − log q(h|x). That is the model's p(x), without λ‖z‖₁ and
 * the weights of the terms, which define the training and are not part of a density.
 *
 * <h2>Limits</h2>
 *
 * With an orthonormal dictionary and one step z is the encoder's signal, turned and thresholded.
 * With thresholds of 0 it is a linear map of h.
 *
 * <h2>Reference</h2>
 *
 * Xiao et al. (2023), "SC-VAE: Sparse Coding-based Variational Autoencoder with Learned ISTA",
 * arXiv:2303.16666, for the second form; see there for the deviations. The first is the seed
 * project's loss: the reconstruction, a KL and λ‖z‖₁.
 */
public final class ScVae implements LatentModel {
  private final NetworkConfig network;
  private final ScVaeConfig settings;
  private final SparseObjective objective;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked; its latent dimension is K
   * @param settings resolved and checked
   * @param seed of the run, which draws random atoms
   */
  public ScVae(NetworkConfig network, ScVaeConfig settings, long seed) {
    this.network = network;
    this.settings = settings;
    Dictionary dictionary = dictionary(network.getLatentDimension(), settings, seed);
    NetworkConfig encoder =
        network.toBuilder().setLatentDimension(settings.getSignalDimension()).build();
    int steps = settings.getSteps();
    this.objective =
        switch (settings.getObjectiveCase()) {
          case VARIATIONAL ->
              new SparseVariational(encoder, dictionary, steps, settings.getVariational());
          case AUTOENCODER ->
              new SparseAutoencoder(encoder, dictionary, steps, settings.getAutoencoder());
          case OBJECTIVE_NOT_SET ->
              throw new IllegalArgumentException("a checked run names its objective");
        };
  }

  private static Dictionary dictionary(int atoms, ScVaeConfig settings, long seed) {
    int signal = settings.getSignalDimension();
    return switch (settings.getDictionary()) {
      case ORTHONORMAL_DCT -> Dictionary.orthonormalDct(signal);
      case OVERCOMPLETE_DCT ->
          Dictionary.overcompleteDct((int) Math.round(Math.sqrt(signal)), atoms);
      case RANDOM_ATOMS -> Dictionary.random(signal, atoms, new SplittableRandom(seed));
    };
  }

  @Override
  public String family() {
    return "SC-VAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    Map<String, Double> shown = new TreeMap<>(objective.hyperparameters());
    shown.put("signal_dimension", (double) settings.getSignalDimension());
    shown.put("steps", (double) settings.getSteps());
    return shown;
  }

  @Override
  public int latentDimension(ImageShape images) {
    return network.getLatentDimension();
  }

  @Override
  public List<String> terms() {
    List<String> terms = new ArrayList<>();
    terms.add(Signatures.RECONSTRUCTION);
    terms.addAll(objective.terms());
    return List.copyOf(terms);
  }

  @Override
  public Map<String, Weight> weights() {
    return objective.weights();
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return objective.needOfWholeBatches();
  }

  @Override
  public LossTerms losses(ModelGraph graph, Operand<TFloat32> images) {
    return losses(graph, images, objective.encoded(graph, images), objective.coding(graph));
  }

  private LossTerms losses(
      ModelGraph graph, Operand<TFloat32> images, Encoded encoded, Coding coding) {
    Ops tf = graph.tf().withSubScope("losses");
    Coded coded = Coded.of(encoded.drawn(tf, graph.noise()), coding);
    PixelDistribution decoded = decoder(graph).images(coded.decoderInput());
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(
        Signatures.RECONSTRUCTION,
        Batches.meanOfSums(tf, decoded.negativeLogLikelihood(tf, images)));
    terms.putAll(objective.terms(graph, tf, encoded, coded));
    return LossTerms.weighted(tf, terms, graph.weights());
  }

  @Override
  public List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
    Ops tf = graph.tf();
    Decoder decoder = decoder(graph);
    Encoded encoded = objective.encoded(graph, inputs.images());
    Coding coding = objective.coding(graph);
    Coded atMean = Coded.of(encoded.signals(), coding);
    PixelDistribution reconstructed = decoder.images(atMean.decoderInput());
    Coded drawn = Coded.of(objective.priorSignals(graph, inputs.count(), encoded), coding);
    LossTerms losses = losses(graph, inputs.images(), encoded, coding);

    ModelSignatures signatures =
        new ModelSignatures(graph, inputs)
            .reconstruct(reconstructed)
            .decodeAndSample(
                TFloat32.class,
                Shape.of(network.getLatentDimension()),
                drawn.codes(),
                codes -> decoder.images(coding.decoderInput().apply(codes)));
    Operand<TFloat32> representation = tf.identity(atMean.codes());
    encoded
        .posterior()
        .ifPresentOrElse(
            posterior ->
                signatures
                    .encode(
                        Map.of(
                            Signatures.REPRESENTATION, representation,
                            Signatures.MEAN, posterior.mean(),
                            Signatures.LOG_VARIANCE, posterior.logVariance()))
                    .losses(losses, reconstructed)
                    .logLikelihood(
                        posterior,
                        new StandardNormal(settings.getSignalDimension()),
                        signals -> decoder.images(Coded.of(signals, coding).decoderInput())),
            () ->
                signatures
                    .encode(Map.of(Signatures.REPRESENTATION, representation))
                    .losses(losses));
    return signatures.all();
  }

  @Override
  public Map<String, float[]> firstValues(TrainingImages images, GraphSession untrained) {
    return objective.firstValues(images, untrained);
  }

  private Decoder decoder(ModelGraph graph) {
    TrainingSet images = graph.trainingSet();
    return new Decoder(graph.layers(), network, images.shape(), images.kind());
  }
}
