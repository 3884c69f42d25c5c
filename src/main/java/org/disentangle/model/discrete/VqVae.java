package org.disentangle.model.discrete;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.config.CodeRestartConfig;
import org.disentangle.config.CodebookAverageConfig;
import org.disentangle.config.MapSize;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.NetworkGeometry;
import org.disentangle.config.VqVaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Mode;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.Variable.Role;
import org.disentangle.graph.autoregressive.PixelCnn;
import org.disentangle.graph.codebook.CodeUsage;
import org.disentangle.graph.codebook.CodebookUpdates;
import org.disentangle.graph.codebook.CodebookUpdates.MovingAverages;
import org.disentangle.graph.codebook.CodebookUpdates.Restarts;
import org.disentangle.graph.codebook.Quantized;
import org.disentangle.graph.codebook.VectorQuantizer;
import org.disentangle.graph.pixel.PixelDistribution;
import org.disentangle.image.ImageShape;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ModelSignatures;
import org.disentangle.model.TrainingImages;
import org.disentangle.model.TrainingSet;
import org.disentangle.model.TrainingStage;
import org.disentangle.model.Weight;
import org.disentangle.model.network.Decoder;
import org.disentangle.model.network.Encoder;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The VQ-VAE: an autoencoder whose latents are a small map of codes, each one of K learned vectors,
 * and an autoregressive prior over such maps.
 *
 * <p>With z the encoder's map, e the nearest codes, sg "stop gradient", minimises in nats per image
 * (the second and third term: squared units of the code space), averaged over the batch:
 *
 * <pre>{@code  L = -log p(x|e) + ‖sg(z) − e‖² + beta ‖z − sg(e)‖² }</pre>
 *
 * the decoder's gradient at e is passed to z unchanged. If the codes are moving averages there is
 * no second term. In a second stage, with all of this frozen, the prior's −log p(codes) is
 * minimised. As each image has one map of codes, −log p(x) ≤ −log p(x|e) − log p(codes): the terms
 * {@code reconstruction} + {@code prior} bound the negative log-likelihood.
 *
 * <table>
 * <caption>Which weights receive a gradient of which term</caption>
 * <tr><th>term<th>encoder<th>codebook<th>decoder<th>prior
 * <tr><td>{@code reconstruction}<td>yes, straight through<td>no<td>yes<td>no
 * <tr><td>{@code codebook}<td>no<td>yes<td>no<td>no
 * <tr><td>{@code commitment}<td>yes<td>no<td>no<td>no
 * <tr><td>{@code prior}<td>no<td>no<td>no<td>yes
 * </table>
 *
 * <h2>Representation</h2>
 *
 * The codes' vectors, position after position, [B, h·w·D]: exactly the decoder's input. A mean over
 * the positions would lose the position of the object, which on dSprites is two of the five
 * factors. The D numbers of a position are functions of one code, so that several columns carry
 * information about the same factor: the mutual information gap of such a representation is small
 * by construction, not only because of what was learned.
 *
 * <h2>Limits</h2>
 *
 * K = 1 reconstructs every image the same; beta = 0 lets the encodings drift away from the codes.
 *
 * <h2>Reference</h2>
 *
 * van den Oord et al. (2017), "Neural Discrete Representation Learning", Eq. 3 and section 4. The
 * prior is {@link PixelCnn}. The paper's autoencoder has two residual blocks on each side, which is
 * a choice here ({@code network.residual}).
 */
public final class VqVae implements LatentModel {
  private static final String QUANTIZER = "quantizer";
  private static final String PRIOR_NETWORK = "prior";

  private final NetworkConfig network;
  private final VqVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked; its {@code latent_dimension} is D
   * @param settings resolved and checked
   */
  public VqVae(NetworkConfig network, VqVaeConfig settings) {
    this.network = network;
    this.settings = settings;
  }

  @Override
  public String family() {
    return "VQ-VAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of(
        Signatures.CODEBOOK_SIZE,
        (double) settings.getCodes(),
        "commitment_weight",
        settings.getCommitment());
  }

  @Override
  public int latentDimension(ImageShape images) {
    return NetworkGeometry.encoderMap(network, images).positions() * network.getLatentDimension();
  }

  @Override
  public List<String> terms() {
    List<String> terms = new ArrayList<>(autoencoderTerms());
    terms.add(Signatures.PRIOR);
    return List.copyOf(terms);
  }

  private List<String> autoencoderTerms() {
    return hasAverages()
        ? List.of(Signatures.RECONSTRUCTION, Signatures.COMMITMENT)
        : List.of(Signatures.RECONSTRUCTION, Signatures.CODEBOOK, Signatures.COMMITMENT);
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(Signatures.COMMITMENT, Weight.constant(settings.getCommitment()));
  }

  /** The autoencoder, then the prior over the codes of the finished autoencoder. */
  @Override
  public List<TrainingStage> stages() {
    return List.of(
        new TrainingStage(
            Mode.TRAINING,
            autoencoderTerms(),
            variable -> !variable.name().startsWith(PRIOR_NETWORK + "/"),
            OptionalDouble.empty()),
        new TrainingStage(
            Mode.INFERENCE,
            List.of(Signatures.PRIOR),
            variable -> variable.name().startsWith(PRIOR_NETWORK + "/"),
            OptionalDouble.of(settings.getPrior().getLearningRate())));
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("counts in whole batches which codes are in use");
  }

  @Override
  public LossTerms losses(ModelGraph graph, Operand<TFloat32> images) {
    Quantized quantized = quantizer(graph).quantize(encodings(graph, images));
    LossTerms losses = losses(graph, images, quantized);
    if (graph.mode() == Mode.INFERENCE) {
      return losses;
    }
    CodebookUpdates updates = new CodebookUpdates(averages(), restarts());
    graph
        .layers()
        .afterOptimizer(
            after ->
                updates.of(after, graph.variables(), quantizer(graph), quantized, graph.noise()));
    Ops tf = graph.tf().withSubScope("monitors");
    return losses.withMonitors(
        Map.of(
            Signatures.PERPLEXITY,
            CodeUsage.perplexity(
                tf, CodeUsage.counts(tf, quantized.codes(), settings.getCodes()))));
  }

  private LossTerms losses(ModelGraph graph, Operand<TFloat32> images, Quantized quantized) {
    Ops tf = graph.tf().withSubScope("losses");
    // Without gradients to pass on, the decoder gets exactly the code.
    Operand<TFloat32> latents =
        graph.mode() == Mode.TRAINING ? quantized.straightThrough(tf) : quantized.embeddings();
    PixelDistribution decoded = decoder(graph).imagesOfMap(latents);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(
        Signatures.RECONSTRUCTION,
        Batches.meanOfSums(tf, decoded.negativeLogLikelihood(tf, images)));
    if (!hasAverages()) {
      terms.put(Signatures.CODEBOOK, quantized.codebookTerm(tf));
    }
    terms.put(Signatures.COMMITMENT, quantized.commitmentTerm(tf));
    terms.put(
        Signatures.PRIOR,
        Batches.meanOfSums(tf, prior(graph).negativeLogLikelihood(tf, quantized.codes())));
    return LossTerms.weighted(tf, terms, graph.weights());
  }

  @Override
  public List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
    Ops tf = graph.tf();
    Quantized quantized =
        quantizer(graph)
            .quantize(
                tf.withName(CodebookStart.ENCODINGS).identity(encodings(graph, inputs.images())));
    Decoder decoder = decoder(graph);
    VectorQuantizer quantizer = quantizer(graph);
    Operand<TFloat32> representation =
        tf.reshape(
            quantized.embeddings(),
            tf.constant(new int[] {-1, latentDimension(graph.trainingSet().shape())}));
    MapSize map = map(graph);
    return new ModelSignatures(graph, inputs)
        .reconstruct(decoder.imagesOfMap(quantized.embeddings()))
        .encode(
            Map.of(Signatures.REPRESENTATION, representation, Signatures.CODES, quantized.codes()))
        .decodeAndSample(
            TInt64.class,
            Shape.of(map.height(), map.width()),
            prior(graph).sample(tf, graph.noise(), inputs.count()),
            codes -> decoder.imagesOfMap(quantizer.lookUp(codes)))
        .losses(losses(graph, inputs.images(), quantized))
        .all();
  }

  /**
   * The codes start at the cluster centres of the untrained encoder's vectors, if configured so.
   */
  @Override
  public Map<String, float[]> firstValues(TrainingImages images, GraphSession untrained) {
    int count = settings.getKMeansImages();
    if (count == 0) {
      return Map.of();
    }
    return Map.of(
        QUANTIZER + "/codebook",
        new CodebookStart(settings.getCodes(), network.getLatentDimension())
            .centres(
                images.shape(), images.draw(count, "vq_vae.k_means_images"), count, untrained));
  }

  /** The encoder's map, [B, h, w, D]. */
  private Operand<TFloat32> encodings(ModelGraph graph, Operand<TFloat32> images) {
    return new Encoder(graph.layers(), network).map(images, network.getLatentDimension());
  }

  private VectorQuantizer quantizer(ModelGraph graph) {
    return new VectorQuantizer(
        graph.layers(),
        QUANTIZER,
        settings.getCodes(),
        network.getLatentDimension(),
        hasAverages() ? Role.MOVING_AVERAGE : Role.TRAINABLE);
  }

  private Decoder decoder(ModelGraph graph) {
    TrainingSet images = graph.trainingSet();
    return new Decoder(graph.layers(), network, images.shape(), images.kind());
  }

  private PixelCnn prior(ModelGraph graph) {
    MapSize map = map(graph);
    return new PixelCnn(
        graph.layers(),
        PRIOR_NETWORK,
        new PixelCnn.Architecture(
            settings.getCodes(),
            map.height(),
            map.width(),
            settings.getPrior().getChannels(),
            PixelCnn.spanning(map.height(), map.width()),
            settings.getPrior().getBlocks()));
  }

  /** The size of the map of codes. */
  private MapSize map(ModelGraph graph) {
    return NetworkGeometry.encoderMap(network, graph.trainingSet().shape());
  }

  private boolean hasAverages() {
    return settings.hasMovingAverages();
  }

  private Optional<MovingAverages> averages() {
    CodebookAverageConfig averages = settings.getMovingAverages();
    return hasAverages()
        ? Optional.of(
            new MovingAverages((float) averages.getDecay(), (float) averages.getEpsilon()))
        : Optional.empty();
  }

  private Optional<Restarts> restarts() {
    CodeRestartConfig restarts = settings.getRestarts();
    return settings.hasRestarts()
        ? Optional.of(new Restarts((float) restarts.getDecay(), (float) restarts.getThreshold()))
        : Optional.empty();
  }
}
