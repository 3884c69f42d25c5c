package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.AtomicWrite;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.GoldenBatch;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.Activation;
import org.disentangle.config.BernoulliPixelsConfig;
import org.disentangle.config.Configurations;
import org.disentangle.config.ContinuousBernoulliPixelsConfig;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.DipVaeKind;
import org.disentangle.config.DiscretizedLogisticPixelsConfig;
import org.disentangle.config.DrawnConfig;
import org.disentangle.config.GaussianPixelsConfig;
import org.disentangle.config.LaplacePixelsConfig;
import org.disentangle.config.OptimalGaussianPixelsConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.XyObjectConfig;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.documentation.Documentation;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.ConfigProto;

/**
 * Every family, and every likelihood of images in colour, trained and exported by the command line
 * and then held against other runtimes by the scripts of {@code src/test/interop}; and models that
 * Python made, held against the contract.
 *
 * <p>Run by {@code mvn verify -Pinterop}, which makes the Python environment first.
 */
class InteropIT {
  private static final Path SCRIPTS = Path.of("src", "test", "interop");
  private static final Path FOLDER = Path.of("target", "interop");
  private static final Path MODELS = FOLDER.resolve("models");
  private static final Path ARCHIVE = FOLDER.resolve("squares.npz");

  private record Outcome(int status, String out, String err) {}

  /**
   * Every family and every activation; the first one with batch normalisation and dropout, so with
   * moving averages.
   */
  private static Stream<RunConfig> families() {
    return Stream.of(
            TinyRuns.run("beta-vae").toBuilder().setNetwork(TinyRuns.normalizedNetwork()).build(),
            activated(TinyRuns.betaTcVae("beta-tcvae"), Activation.RELU),
            activated(TinyRuns.annealedVae("annealed-vae"), Activation.RELU),
            activated(TinyRuns.controlVae("control-vae"), Activation.RELU),
            activated(TinyRuns.dipVae("dip-vae", DipVaeKind.II), Activation.RELU),
            activated(TinyRuns.vampPrior("vamp-prior"), Activation.TANH),
            activated(TinyRuns.vqVae("vq-vae"), Activation.RELU),
            activated(TinyRuns.scVaeVariational("sc-vae"), Activation.ELU),
            activated(TinyRuns.scVaeAutoencoder("sc-vae-paper"), Activation.RELU),
            activated(TinyRuns.factorVae("factor-vae"), Activation.LEAKY_RELU),
            activated(TinyRuns.infoVae("info-vae"), Activation.RELU),
            activated(TinyRuns.wae("wae"), Activation.RELU),
            activated(TinyRuns.factorizedSupportVae("factorized-support-vae"), Activation.RELU),
            activated(TinyRuns.adaVae("ada-vae"), Activation.RELU),
            activated(TinyRuns.qlae("qlae"), Activation.LEAKY_RELU),
            activated(TinyRuns.fsq("fsq"), Activation.RELU),
            activated(TinyRuns.mixedTripod("tripod"), Activation.RELU),
            activated(adaptivelyNormalized(TinyRuns.qlae("adaptive-qlae")), Activation.LEAKY_RELU),
            activated(broadcast(TinyRuns.run("broadcast-vae")), Activation.RELU))
        .map(
            run ->
                run.toBuilder()
                    .setData(run.getData().toBuilder().setArchive(ARCHIVE.toString()))
                    .build());
  }

  /** Every likelihood of images in colour, with the family whose decoder is plainest. */
  private static Stream<RunConfig> colours() {
    DecoderConfig none = DecoderConfig.getDefaultInstance();
    return Stream.of(
            coloured(
                "bernoulli", none.toBuilder().setBernoulli(BernoulliPixelsConfig.newBuilder())),
            coloured("gaussian", none.toBuilder().setGaussian(GaussianPixelsConfig.newBuilder())),
            coloured(
                "optimal-gaussian",
                none.toBuilder().setOptimalGaussian(OptimalGaussianPixelsConfig.newBuilder())),
            coloured(
                "discretized-logistic",
                none.toBuilder()
                    .setDiscretizedLogistic(DiscretizedLogisticPixelsConfig.newBuilder())),
            coloured(
                "continuous-bernoulli",
                none.toBuilder()
                    .setContinuousBernoulli(ContinuousBernoulliPixelsConfig.newBuilder())),
            coloured("laplace", none.toBuilder().setLaplace(LaplacePixelsConfig.newBuilder())))
        .map(
            run ->
                run.toBuilder()
                    .setData(
                        run.getData().toBuilder()
                            .setDrawn(
                                DrawnConfig.newBuilder()
                                    .setXyObject(XyObjectConfig.getDefaultInstance())
                                    .setImages(500)))
                    .build());
  }

  private static RunConfig coloured(String likelihood, DecoderConfig.Builder pixels) {
    return activated(
        TinyRuns.pixels(TinyRuns.run("colour-" + likelihood), pixels), Activation.RELU);
  }

  private static RunConfig activated(RunConfig run, Activation activation) {
    return run.toBuilder()
        .setNetwork(run.getNetwork().toBuilder().setActivation(activation))
        .build();
  }

  private static RunConfig adaptivelyNormalized(RunConfig run) {
    RunConfig.Builder adaptive = run.toBuilder();
    adaptive.getNetworkBuilder().getDecoderBuilder().setAdaptiveNormalization(true);
    return adaptive.build();
  }

  private static RunConfig broadcast(RunConfig run) {
    RunConfig.Builder broadcast = run.toBuilder();
    broadcast.getNetworkBuilder().getDecoderBuilder().setSpatialBroadcast(true);
    return broadcast.build();
  }

  @BeforeAll
  static void trainAndExport() throws IOException {
    AtomicWrite.delete(MODELS);
    disentangle(
        "data render --fix shape=0 --fix orientation=0 --data-dir %s --out %s"
            .formatted(FOLDER.resolve("data"), ARCHIVE));
    for (RunConfig run : Stream.concat(families(), colours()).toList()) {
      Path config = FOLDER.resolve(run.getName() + ".textproto");
      Files.writeString(config, Configurations.print(run));
      disentangle(
          "train %s --golden --tensorboard --device cpu --progress none --data-dir %s --models-dir %s"
              .formatted(config, FOLDER.resolve("data"), MODELS));
      inspect(MODELS.resolve(run.getName()));
    }
    addTheExample();
  }

  /** The committed model: of ordinary size, and exported when the contract was younger. */
  private static void addTheExample() throws IOException {
    Path from = Path.of("saved_models", "example");
    Path to = MODELS.resolve("example");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    GoldenBatch.write(
        SavedModelFolder.open(to),
        OpenedImages.archive(ARCHIVE, Progress.NONE),
        ConfigProto.getDefaultInstance());
    inspect(to);
  }

  /** Keeps what {@code inspect} says of a model, to be held against what TensorFlow says. */
  private static void inspect(Path model) throws IOException {
    Files.writeString(model.resolve("inspect.txt"), disentangle("inspect " + model).out());
  }

  @Test
  void otherRuntimesGiveTheSameNumbers() throws Exception {
    python("check_runtimes.py", MODELS, FOLDER.resolve("results.csv"));
  }

  @Test
  void scikitLearnFindsTheSameScores() throws Exception {
    python("check_scores.py", Path.of("reports", "example"));
  }

  @Test
  void tensorBoardShowsTheRunRecords() throws Exception {
    python("check_events.py", MODELS);
  }

  @Test
  void theLinesOfTheDocumentationPrintWhatItSays() throws Exception {
    python("check_examples.py", Documentation.page("tables"));
  }

  /**
   * Three models: one that keeps the contract, one that encodes alone, one that does not encode.
   */
  @Test
  void modelsMadeByPythonAreMeasuredOrRefused() throws Exception {
    Path foreign = FOLDER.resolve("foreign");
    AtomicWrite.delete(foreign);
    python("foreign_model.py", foreign);
    String options = "--samples 200 --data %s --reports-dir %s".formatted(ARCHIVE, foreign);
    disentangle("analyze %s --name measured %s".formatted(foreign.resolve("whole"), options));
    List<String> mig = Files.readAllLines(foreign.resolve("measured").resolve("mig.csv"));
    assertEquals(2, mig.size(), mig.toString());
    assertTrue(mig.get(1).startsWith("whole,"), mig.get(1));

    disentangle("analyze %s --name encoder %s".formatted(foreign.resolve("encode-alone"), options));
    List<String> encoder = Files.readAllLines(foreign.resolve("encoder").resolve("mig.csv"));
    assertEquals(mig.get(1).replaceFirst("whole", "encode-alone"), encoder.get(1));

    Outcome refused = run(("analyze %s " + options).formatted(foreign.resolve("without-encode")));
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("signature \"encode\" is missing"), refused.err());
  }

  private static Outcome disentangle(String command) {
    Outcome outcome = run(command);
    assertEquals(0, outcome.status(), outcome.err());
    return outcome;
  }

  private static Outcome run(String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.run(new PrintWriter(out, true), new PrintWriter(err, true), command.split(" ", -1));
    return new Outcome(status, out.toString(), err.toString());
  }

  /** Runs a script, shows what it prints, and fails if it fails. */
  private static void python(String script, Path... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                FOLDER.resolve(Path.of("python", "bin", "python")).toString(),
                SCRIPTS.resolve(script).toString()));
    Stream.of(arguments).map(Path::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONUNBUFFERED", "1");
    Process process = builder.start();
    StringBuilder printed = new StringBuilder();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line);
        printed.append(line).append('\n');
      }
    }
    assertEquals(0, process.waitFor(), script + " failed:\n" + printed);
  }
}
