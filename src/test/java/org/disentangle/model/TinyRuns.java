package org.disentangle.model;

import java.util.List;
import org.disentangle.config.Activation;
import org.disentangle.config.AdaVaeConfig;
import org.disentangle.config.AdamConfig;
import org.disentangle.config.AnnealedVaeConfig;
import org.disentangle.config.AutoregressivePixelsConfig;
import org.disentangle.config.BetaTcVaeConfig;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.CodePriorConfig;
import org.disentangle.config.ControlVaeConfig;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.DictionaryStart;
import org.disentangle.config.DipVaeConfig;
import org.disentangle.config.DipVaeKind;
import org.disentangle.config.DiscriminatorConfig;
import org.disentangle.config.DrawnPairsConfig;
import org.disentangle.config.EncoderConfig;
import org.disentangle.config.FactorVaeConfig;
import org.disentangle.config.FactorizedSupportVaeConfig;
import org.disentangle.config.FsqConfig;
import org.disentangle.config.InfoVaeConfig;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.MmdConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.OptimizerConfig;
import org.disentangle.config.QlaeConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.ScVaeConfig;
import org.disentangle.config.SparseAutoencoderConfig;
import org.disentangle.config.SparseVariationalConfig;
import org.disentangle.config.TripodConfig;
import org.disentangle.config.VampPriorConfig;
import org.disentangle.config.VqVaeConfig;
import org.disentangle.config.WaeConfig;
import org.disentangle.model.sparse.ScVae;

/** Runs small enough to train in a test. */
public final class TinyRuns {
  private TinyRuns() {}

  /**
   * A run of every family, in each of its forms: the list that tests of all families go through.
   */
  public static List<RunConfig> families() {
    return List.of(
        run("beta-vae"),
        betaTcVae("beta-tcvae"),
        annealedVae("annealed-vae"),
        controlVae("control-vae"),
        dipVae("dip-vae", DipVaeKind.I),
        dipVae("dip-vae-2", DipVaeKind.II),
        vampPrior("vamp-prior"),
        vqVae("vq-vae"),
        scVaeVariational("sc-vae"),
        scVaeAutoencoder("sc-vae-paper"),
        factorVae("factor-vae"),
        infoVae("info-vae"),
        wae("wae"),
        factorizedSupportVae("factorized-support-vae"),
        adaVae("ada-vae"),
        qlae("qlae"),
        fsq("fsq"),
        tripod("tripod"),
        mixedTripod("tripod-hessian"));
  }

  /** Three latents, some thousand weights, no batch normalisation, no dropout. */
  public static NetworkConfig network() {
    return NetworkConfig.newBuilder()
        .setLatentDimension(3)
        // Smooth, so that finite differences mean something.
        .setActivation(Activation.TANH)
        .setBatchNormalization(false)
        .setEncoder(
            EncoderConfig.newBuilder()
                .addFilters(4)
                .addFilters(4)
                .addFilters(6)
                .setKernelSize(4)
                .addHiddenUnits(8))
        .setDecoder(
            DecoderConfig.newBuilder()
                .addHiddenUnits(8)
                .setBaseChannels(4)
                .addFilters(4)
                .addFilters(4)
                .setKernelSize(4)
                .setOutputStride(2)
                .setOutputBias(true))
        .build();
  }

  /** The same with batch normalisation and dropout. */
  public static NetworkConfig normalizedNetwork() {
    return network().toBuilder()
        .setBatchNormalization(true)
        .setDropout(0.2)
        .setActivation(Activation.LEAKY_RELU)
        .build();
  }

  /** A network without dense layers: 4 x 4 codes of 3 numbers. */
  public static NetworkConfig mapNetwork() {
    NetworkConfig.Builder network = network().toBuilder();
    network.getEncoderBuilder().addFilters(6).clearHiddenUnits();
    network.getDecoderBuilder().addFilters(4).clearHiddenUnits();
    return network.build();
  }

  /** The same run with a decoder whose pixels depend on each other. */
  public static RunConfig strong(RunConfig run) {
    RunConfig.Builder strong = run.toBuilder();
    strong
        .getNetworkBuilder()
        .getDecoderBuilder()
        .setAutoregressive(
            AutoregressivePixelsConfig.newBuilder()
                .setChannels(3)
                .setFirstKernelSize(5)
                .setKernelSize(3)
                .setFurtherLayers(1));
    return strong.build();
  }

  /**
   * The same run with a decoder of other pixels: those that the builder names, all else is kept.
   */
  public static RunConfig pixels(RunConfig run, DecoderConfig.Builder pixels) {
    RunConfig.Builder other = run.toBuilder();
    other.getNetworkBuilder().getDecoderBuilder().mergeFrom(pixels.build());
    return other.build();
  }

  /** Eight codes moved by gradients, a prior of a few thousand weights. */
  public static VqVaeConfig codes() {
    return VqVaeConfig.newBuilder()
        .setCodes(8)
        .setGrid(4)
        .setCommitment(0.5)
        .setPrior(
            CodePriorConfig.newBuilder()
                .setSteps(10)
                .setLearningRate(1e-2)
                .setChannels(4)
                .setBlocks(1))
        .build();
  }

  /** Six atoms for signals of four numbers, three steps; the objective is still to be set. */
  public static ScVaeConfig.Builder sparse() {
    return ScVaeConfig.newBuilder()
        .setSignalDimension(4)
        .setDictionary(DictionaryStart.OVERCOMPLETE_DCT)
        .setSteps(3);
  }

  /** The network with a latent for each of the six atoms. */
  public static NetworkConfig sparseNetwork() {
    return network().toBuilder().setLatentDimension(6).build();
  }

  public static ScVae scVae(ScVaeConfig settings) {
    return new ScVae(sparseNetwork(), settings, 3);
  }

  /** The run of {@link #run} as a VQ-VAE. */
  public static RunConfig vqVae(String name) {
    return run(name).toBuilder().setNetwork(mapNetwork()).setVqVae(codes()).build();
  }

  /** The run of {@link #run} as an SC-VAE with a KL. */
  public static RunConfig scVaeVariational(String name) {
    return run(name).toBuilder()
        .setNetwork(sparseNetwork())
        .setScVae(
            sparse()
                .setVariational(
                    SparseVariationalConfig.newBuilder().setL1Weight(0.5).setInitialLambda(0.2)))
        .build();
  }

  /** The run of {@link #run} as an SC-VAE of the paper's form. */
  public static RunConfig scVaeAutoencoder(String name) {
    return run(name).toBuilder()
        .setNetwork(sparseNetwork())
        .setScVae(sparse().setAutoencoder(SparseAutoencoderConfig.newBuilder().setLambda(0.2)))
        .build();
  }

  /** A whole run of 20 steps on 2,000 images. */
  public static RunConfig run(String name) {
    return RunConfig.newBuilder()
        .setName(name)
        .setSeed(3)
        .setData(DataConfig.newBuilder().setValidationFraction(0.1).setMaxSamples(2000))
        .setNetwork(network())
        .setBetaVae(BetaVaeConfig.newBuilder().setBeta(2))
        .setOptimizer(
            OptimizerConfig.newBuilder()
                .setLearningRate(1e-3)
                .setAdam(AdamConfig.newBuilder().setBeta1(0.9).setBeta2(0.999).setEpsilon(1e-7)))
        .setLoop(LoopConfig.newBuilder().setBatchSize(16).setSteps(20).setStepsPerEpoch(8))
        .build();
  }

  /** The same run with a VampPrior of five components. */
  public static RunConfig vampPrior(String name) {
    return run(name).toBuilder()
        .setVampPrior(VampPriorConfig.newBuilder().setBeta(1).setComponents(5))
        .build();
  }

  /** The same run as an annealed VAE, whose capacity rises longer than any of these runs. */
  public static RunConfig annealedVae(String name) {
    return run(name).toBuilder()
        .setAnnealedVae(
            AnnealedVaeConfig.newBuilder().setGamma(2).setCapacity(4).setCapacitySteps(40))
        .build();
  }

  /** The same run as a ControlVAE whose target rises, and whose β moves, at most of its steps. */
  public static RunConfig controlVae(String name) {
    return run(name).toBuilder()
        .setControlVae(
            ControlVaeConfig.newBuilder()
                .setCapacity(2)
                .setFirstCapacity(0)
                .setCapacityIncrement(0.1)
                .setCapacityInterval(2)
                .setProportionalGain(0.1)
                .setIntegralGain(0.1)
                .setMinimumBeta(0.5))
        .build();
  }

  /** The same run as a DIP-VAE. */
  public static RunConfig dipVae(String name, DipVaeKind kind) {
    return run(name).toBuilder()
        .setDipVae(DipVaeConfig.newBuilder().setKind(kind).setOffDiagonalWeight(5))
        .build();
  }

  /** The same run as a β-TCVAE. */
  public static RunConfig betaTcVae(String name) {
    return run(name).toBuilder()
        .setBetaTcvae(BetaTcVaeConfig.newBuilder().setAlpha(1).setBeta(6).setGamma(1))
        .build();
  }

  /** A FactorVAE's settings, with a small discriminator. */
  public static FactorVaeConfig factorised(double gamma) {
    return FactorVaeConfig.newBuilder()
        .setGamma(gamma)
        .setDiscriminator(
            DiscriminatorConfig.newBuilder()
                .setHiddenLayers(2)
                .setHiddenUnits(16)
                .setLearningRate(1e-2)
                .setBeta1(0.5)
                .setBeta2(0.9)
                .setEpsilon(1e-8))
        .build();
  }

  /** The same run as a FactorVAE. */
  public static RunConfig factorVae(String name) {
    return run(name).toBuilder().setFactorVae(factorised(5)).build();
  }

  /** The same run as an InfoVAE. */
  public static RunConfig infoVae(String name) {
    return run(name).toBuilder()
        .setInfoVae(InfoVaeConfig.newBuilder().setAlpha(0.5).setLambda(100).setMmd(mmd()))
        .build();
  }

  /** The same run as a deterministic WAE. */
  public static RunConfig wae(String name) {
    return run(name).toBuilder()
        .setWae(WaeConfig.newBuilder().setLambda(100).setMmd(mmd()))
        .build();
  }

  private static MmdConfig mmd() {
    return MmdConfig.newBuilder().setPriorSamples(64).build();
  }

  /** The same run as a VAE of factorised support. */
  public static RunConfig factorizedSupportVae(String name) {
    return run(name).toBuilder()
        .setFactorizedSupportVae(
            FactorizedSupportVaeConfig.newBuilder()
                .setBeta(1)
                .setGamma(10)
                .setPairs(2)
                .setPoints(20))
        .build();
  }

  /** The same run as an Ada-GVAE of pairs that differ in one factor. */
  public static RunConfig adaVae(String name) {
    return run(name).toBuilder()
        .setAdaVae(
            AdaVaeConfig.newBuilder()
                .setBeta(1)
                .setDrawn(DrawnPairsConfig.newBuilder().setChangedFactors(1)))
        .build();
  }

  /** The same run as a QLAE with five values for each latent. */
  public static RunConfig qlae(String name) {
    return run(name).toBuilder()
        .setQlae(QlaeConfig.newBuilder().setValues(5).setCodebookWeight(3).setCommitment(2))
        .build();
  }

  /** The same run with six even values for each latent and a penalty on their dependence. */
  public static RunConfig tripod(String name) {
    return run(name).toBuilder()
        .setTripod(TripodConfig.newBuilder().setValues(6).setTotalCorrelationWeight(2))
        .build();
  }

  /** The run of {@link #tripod} with a penalty on what the decoder mixes. */
  public static RunConfig mixedTripod(String name) {
    RunConfig.Builder run = tripod(name).toBuilder();
    run.getTripodBuilder().setHessianPenaltyWeight(3);
    return run.build();
  }

  /**
   * The same run as an FSQ autoencoder with levels of their own for the three latents: so many that
   * an untrained encoder's outputs, which are near 0, are not all rounded to 0.
   */
  public static RunConfig fsq(String name) {
    return run(name).toBuilder()
        .setFsq(FsqConfig.newBuilder().addLevels(127).addLevels(128).addLevels(99))
        .build();
  }
}
