package org.disentangle.model.variational;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.disentangle.config.ConstantStart;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.VampPriorConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.pixel.PixelDistribution;
import org.disentangle.image.ImageShape;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Prior;
import org.disentangle.model.ScheduledWeight;
import org.disentangle.model.TrainingImages;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The VampPrior: a variational autoencoder whose prior is the mixture of its own posteriors at C
 * learned images, the pseudo-inputs.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code
 * L = E_q(z|x)[ -log p(x|z) + beta * (log q(z|x) - log p(z)) ],   p(z) = 1/C sum_c q(z|u_c)
 * }</pre>
 *
 * with one draw of z for each image in both terms: the {@code kl} is a Monte Carlo estimate, and so
 * may be below 0 for a batch. The pseudo-inputs u are C images clipped to [0, 1], trained with all
 * other weights; a pixel outside [0, 1] is clipped and has no gradient. They start as training
 * images, drawn by the run's seed, or at a constant plus noise.
 *
 * <h2>Cost</h2>
 *
 * Each step sends the C pseudo-inputs through the encoder in addition to the B images of the batch,
 * forwards and backwards, and compares B·C pairs of latents: this is the difference in time between
 * a step with C = 1 and a step with the wanted C.
 *
 * <h2>Limits</h2>
 *
 * C = 1 is a variational autoencoder with one learned normal distribution as its prior; as many
 * pseudo-inputs as training images, fixed at these, give the aggregated posterior itself, the prior
 * with the largest bound (Eq. 7).
 *
 * <h2>Reference</h2>
 *
 * Tomczak &amp; Welling (2018), "VAE with a VampPrior", Eq. 9. Deviations: a sample of the prior
 * draws its component (the authors' code takes the first ones in order); the weight β of the KL, 1
 * in the paper, may be another; and the log variance is not bounded. The authors' code clips it to
 * [−6, 2]; the plain VAE of configs/families/vae.textproto goes down to −8, so that the clip would
 * have an effect, and nothing overflows before −88.
 */
public final class VampPrior extends GaussianVae {
  private static final String PSEUDO_INPUTS = "prior/pseudo_inputs";

  private final VampPriorConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked, without batch normalisation and dropout
   * @param settings resolved and checked
   */
  public VampPrior(NetworkConfig network, VampPriorConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "VampPrior";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    Map<String, Double> shown = new TreeMap<>(beta().hyperparameters());
    shown.put(Signatures.COMPONENTS, (double) settings.getComponents());
    return shown;
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(Signatures.KL, beta().weight());
  }

  private ScheduledWeight beta() {
    return new ScheduledWeight(
        "beta", settings.getBeta(), settings.getWarmUpSteps(), settings.getChange());
  }

  @Override
  List<String> divergences() {
    return List.of(Signatures.KL);
  }

  @Override
  Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z) {
    Operand<TFloat32> logPosterior = Batches.sums(tf, posterior.logDensity(tf, z));
    Operand<TFloat32> logPrior = prior(graph).logDensity(tf, z);
    return Map.of(Signatures.KL, Batches.meanOfSums(tf, tf.math.sub(logPosterior, logPrior)));
  }

  @Override
  Prior prior(ModelGraph graph) {
    return new GaussianMixture(encoder(graph).posterior(pseudoInputs(graph)));
  }

  @Override
  List<SignatureTensors> furtherSignatures(ModelGraph graph) {
    // Outside of the scope: converters name the model's inputs after these tensors.
    Placeholder<TInt32> indices =
        graph
            .tf()
            .withName("indices")
            .placeholder(TInt32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
    Ops tf = graph.tf().withSubScope("components");
    Operand<TFloat32> chosen = tf.gather(pseudoInputs(graph), indices, tf.constant(0));
    DiagonalGaussian components = encoder(graph).posterior(chosen);
    PixelDistribution decoded = decoder(graph).images(components.mean());
    return List.of(
        new SignatureTensors(
            Signatures.COMPONENTS,
            Map.of(Signatures.INDICES, indices),
            Map.of(
                Signatures.PSEUDO_INPUTS,
                chosen,
                Signatures.MEAN,
                components.mean(),
                Signatures.LOG_VARIANCE,
                components.logVariance(),
                Signatures.decodedImages(Signatures.COMPONENTS, decoded.isOfTwoValues()),
                decoded.decoded(tf))));
  }

  @Override
  public Map<String, float[]> firstValues(TrainingImages images, GraphSession untrained) {
    return settings.hasConstant()
        ? Map.of()
        : Map.of(PSEUDO_INPUTS, images.draw(settings.getComponents(), "vamp_prior.components"));
  }

  /** The pseudo-inputs as the encoder sees them, [C, height, width, channels] in [0, 1]. */
  Operand<TFloat32> pseudoInputs(ModelGraph graph) {
    ConstantStart start = settings.getConstant();
    ImageShape image = graph.trainingSet().shape();
    Operand<TFloat32> free =
        graph
            .layers()
            .weight(
                PSEUDO_INPUTS,
                "PseudoInputs",
                Shape.of(settings.getComponents(), image.height(), image.width(), image.channels()),
                Initializer.normal(start.getValue(), start.getNoise()));
    Ops tf = graph.tf().withSubScope("prior");
    return tf.clipByValue(free, tf.constant(0f), tf.constant(1f));
  }
}
