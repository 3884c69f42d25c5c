package org.disentangle.model.sparse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.SparseVariationalConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.sparse.Dictionary;
import org.disentangle.graph.sparse.Lista;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.StandardNormal;
import org.disentangle.model.Weight;
import org.disentangle.model.network.Encoder;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * An SC-VAE with a normal posterior over the signal:
 *
 * <pre>{@code
 * L = w_r E_q(h|x)[ -log p(x|z) ] + w_k KL( q(h|x) || N(0, I) ) + lambda E_q(h|x)[ |z|_1 ],   z = LISTA(h)
 * }</pre>
 *
 * with one draw of h for each image and the KL in closed form.
 *
 * <p>The KL is that of the signal h, not of the code z: in every dimension z is exactly 0 with
 * positive probability, so it has no density that could be compared with a normal one in closed
 * form, while the signal has. With w_r = w_k = 1 and λ = 0 the loss is then the negative evidence
 * lower bound of a model whose decoder begins with LISTA, and N(0, I) pushed through LISTA is its
 * exact sparse prior over codes; λ &gt; 0 gives more zeros than the bound alone, and a worse bound.
 *
 * @param encoder the network, its latent dimension that of the signal
 * @param dictionary that LISTA starts from
 */
record SparseVariational(
    NetworkConfig encoder, Dictionary dictionary, int steps, SparseVariationalConfig settings)
    implements SparseObjective {

  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of(
        "beta", settings.getKlWeight(),
        "lambda", settings.getL1Weight());
  }

  @Override
  public List<String> terms() {
    return List.of(Signatures.KL, Signatures.L1);
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(
        Signatures.RECONSTRUCTION, Weight.constant(settings.getReconstructionWeight()),
        Signatures.KL, new Weight(settings.getKlWeight(), settings.getKlWarmUpSteps()),
        Signatures.L1, new Weight(settings.getL1Weight(), settings.getL1WarmUpSteps()));
  }

  @Override
  public Encoded encoded(ModelGraph graph, Operand<TFloat32> images) {
    DiagonalGaussian posterior = new Encoder(graph.layers(), encoder).posterior(images);
    return new Encoded(posterior.mean(), Optional.of(posterior));
  }

  @Override
  public Coding coding(ModelGraph graph) {
    Ops tf = graph.tf().withSubScope("coding");
    Lista lista =
        Lista.of(graph.layers(), tf, "lista", dictionary, settings.getInitialLambda(), steps);
    return new Coding(signals -> lista.codes(tf, signals), UnaryOperator.identity());
  }

  @Override
  public Map<String, Operand<TFloat32>> terms(
      ModelGraph graph, Ops tf, Encoded encoded, Coded coded) {
    DiagonalGaussian posterior = encoded.posterior().orElseThrow();
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(Signatures.KL, Batches.meanOfSums(tf, posterior.klToStandardNormal(tf)));
    terms.put(Signatures.L1, Batches.meanOfSums(tf, tf.math.abs(coded.codes())));
    return terms;
  }

  @Override
  public Operand<TFloat32> priorSignals(ModelGraph graph, Operand<TInt32> count, Encoded encoded) {
    return new StandardNormal(dictionary.signalSize()).sample(graph.tf(), graph.noise(), count);
  }
}
