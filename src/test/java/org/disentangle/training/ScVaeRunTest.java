package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.IMAGES;
import static org.disentangle.training.SquareTrainings.analyze;
import static org.disentangle.training.SquareTrainings.train;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.disentangle.config.RunConfig;
import org.disentangle.graph.GraphSession;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.family.Families;
import org.disentangle.model.sparse.ScVae;
import org.disentangle.training.graph.DrawnImages;
import org.disentangle.training.graph.InferenceGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What SC-VAEs alone do on the way from images to the tables. */
class ScVaeRunTest {
  @TempDir private Path folder;

  @Test
  void codesHoldExactZeros() {
    RunConfig tiny = TinyRuns.scVaeAutoencoder("sparse");
    RunConfig run =
        tiny.toBuilder()
            .setScVae(
                tiny.getScVae().toBuilder()
                    .setAutoencoder(tiny.getScVae().getAutoencoder().toBuilder().setLambda(0.7)))
            .build();
    Path version = train(run, folder);
    Analysis analysis = analyze(List.of(version));
    Row sparsity = analysis.table("sparsity").row(0);
    Table codes = analysis.table("codes");
    int zeros = 0;
    for (int d = 0; d < 6; d++) {
      zeros += codes.doubleColumn("z" + d).isEqualTo(0).size();
    }
    assertTrue(zeros > 120 && zeros < 1160, zeros + " zeros of 1200");
    assertEquals(zeros / 1200.0, sparsity.getDouble("zero_share"), 1e-12);
    assertEquals(6 - zeros / 200.0, sparsity.getDouble("mean_active"), 1e-12);
    assertEquals(
        sparsity.getDouble("mean_active"),
        analysis.table("active_share").doubleColumn("share").sum(),
        1e-12);
  }

  @Test
  void signalsStartWithMeanZeroAndVarianceOne() {
    ScVae model = (ScVae) Families.of(TinyRuns.scVaeAutoencoder("start"));
    int[] all = IntStream.range(0, IMAGES.size()).toArray();
    try (InferenceGraph graph =
        new InferenceGraph(
            model, TrainingSets.ofDsprites(IMAGES.size()), ConfigProto.getDefaultInstance())) {
      GraphSession session = graph.session();
      session.assign(session.initialValues(3));
      session.assign(model.firstValues(new DrawnImages(IMAGES, all), session));
      float[] signals = signals(session, new DrawnImages(IMAGES, all).draw(512, "all"), 512);
      int size = signals.length / 512;
      for (int j = 0; j < size; j++) {
        double sum = 0;
        double squares = 0;
        for (int i = j; i < signals.length; i += size) {
          sum += signals[i];
          squares += signals[i] * signals[i];
        }
        assertEquals(0, sum / 512, 1e-4, "mean of entry " + j);
        assertEquals(1, squares / 512, 1e-3, "variance of entry " + j);
      }
    }
  }

  private static float[] signals(GraphSession session, float[] images, int count) {
    try (TFloat32 batch = TFloat32.tensorOf(Shape.of(count, 64, 64, 1), DataBuffers.of(images));
        Result result = session.runner().feed("images", batch).fetch("signals").run()) {
      TFloat32 signals = (TFloat32) result.get(0);
      float[] values = new float[Math.toIntExact(signals.size())];
      signals.copyTo(DataBuffers.of(values));
      return values;
    }
  }

  @Test
  void moreScalingImagesThanThereAreAreRefused() {
    RunConfig tiny = TinyRuns.scVaeAutoencoder("greedy");
    RunConfig run =
        tiny.toBuilder()
            .setScVae(
                tiny.getScVae().toBuilder()
                    .setAutoencoder(
                        tiny.getScVae().getAutoencoder().toBuilder().setScalingImages(1801)))
            .build();
    assertEquals(
        "sc_vae.autoencoder.scaling_images is 1801 and there are 1800 training images to draw from;"
            + " lower it, or raise data.max_samples",
        assertThrows(UserErrorException.class, () -> train(run, folder)).getMessage());
  }
}
