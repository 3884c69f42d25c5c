package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.ImageBatches;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.config.Activation;
import org.disentangle.config.DenseConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.TrainingListener;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training, and an encoding, takes no more memory the longer it lasts; a training gives back what
 * is native.
 */
class MemoryTest {
  private static final long MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  /** Resident memory after each epoch, in bytes. */
  private List<Long> train(NetworkConfig network, int steps) {
    List<Long> resident = new ArrayList<>();
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder().setNetwork(network);
    run.getLoopBuilder().setSteps(steps).setStepsPerEpoch(steps / 10).setCheckpointSteps(50);
    TrainingListener weighing =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochReport epoch) {
            System.gc();
            resident.add(Pointer.physicalBytes());
          }
        };
    new TrainingRun(run.build(), new SquareImages(), Hosts.CPU, List.of(weighing))
        .trainAndExport(folder);
    return resident;
  }

  private void assertFlat(NetworkConfig network, int steps, long most) {
    train(network, 10);
    System.gc();
    long bytes = Pointer.totalBytes();
    long objects = Pointer.totalCount();
    List<Long> resident = train(network, steps);
    // The first half warms up: code is compiled, pools are filled.
    long growth = resident.get(9) - resident.get(4);
    System.out.println(
        "resident memory after each tenth of "
            + steps
            + " steps, MiB: "
            + resident.stream().map(each -> each / MEBIBYTE).toList());
    assertTrue(growth < most, "grown by " + growth + " bytes: " + resident);
    System.gc();
    // Less only if the garbage collector has found what an earlier test left.
    assertTrue(
        Pointer.totalBytes() <= bytes, Pointer.totalBytes() - bytes + " native bytes left open");
    assertTrue(
        Pointer.totalCount() <= objects,
        Pointer.totalCount() - objects + " native objects left open");
  }

  /** What a step feeds, fetches and keeps is the same whatever the network; this one is fast. */
  @Test
  void aTrainingKeepsItsSize() {
    assertFlat(dense(), 1000, 16 * MEBIBYTE);
  }

  /** 24 batches in each pass, of 2 MiB each. */
  @Test
  void anEncodingKeepsItsSize() {
    train(dense(), 10);
    FactorImages images = new SquareImages();
    int[] all = IntStream.range(0, images.size()).toArray();
    List<Long> resident = new ArrayList<>();
    try (ReloadedModel model = ReloadedModel.open(folder.resolve("tiny"))) {
      for (int pass = 0; pass < 12; pass++) {
        ImageBatches.forEach(
            images,
            all,
            "encoding",
            Progress.NONE,
            (pixels, count, batch) -> model.encode(pixels, count),
            (codes, count, start) -> {});
        System.gc();
        resident.add(Pointer.physicalBytes());
      }
    }
    long growth = resident.get(11) - resident.get(3);
    assertTrue(growth < 32 * MEBIBYTE, "grown by " + growth + " bytes: " + resident);
  }

  private static NetworkConfig dense() {
    NetworkConfig.Builder dense =
        NetworkConfig.newBuilder()
            .setLatentDimension(3)
            .setActivation(Activation.TANH)
            .setDense(DenseConfig.newBuilder().setDecoderActivation(Activation.TANH));
    dense.getEncoderBuilder().addHiddenUnits(8);
    dense.getDecoderBuilder().addHiddenUnits(8);
    return dense.build();
  }

  @Test
  @Tag("slow")
  void aLongTrainingKeepsItsSize() {
    assertFlat(TinyRuns.network(), 20_000, 16 * MEBIBYTE);
  }
}
