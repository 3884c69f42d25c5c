package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.family.Families;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.graph.InferenceGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** What {@code sample} says it drew is what its images come from, in every family. */
class SampleTest {
  private static final int COUNT = 5;

  @ParameterizedTest
  @MethodSource("org.disentangle.model.TinyRuns#families")
  void theLatentsDecodeToTheProbabilities(RunConfig run) {
    try (InferenceGraph graph =
        new InferenceGraph(
            Families.of(run), TrainingSets.ofDsprites(1000), Hosts.PLAIN.session())) {
      graph.assign(graph.session().initialValues(9));
      Shape latent =
          SignatureRun.signature(graph, Signatures.DECODE).inputs().get(Signatures.LATENTS).shape();
      assertArrayEquals(
          latent.asArray(),
          SignatureRun.signature(graph, Signatures.SAMPLE)
              .outputs()
              .get(Signatures.LATENTS)
              .shape()
              .asArray());
      Map<String, Object> drawn = sample(graph, 4);
      Shape shape = latent.tail().prepend(COUNT);
      Object latents = drawn.get(Signatures.LATENTS);
      Tensor fed =
          latents instanceof long[] codes
              ? TInt64.tensorOf(shape, DataBuffers.of(codes))
              : TFloat32.tensorOf(shape, DataBuffers.of((float[]) latents));
      float[] decoded =
          SignatureRun.floats(
              graph, Signatures.DECODE, Signatures.PROBABILITIES, Map.of(Signatures.LATENTS, fed));
      assertEquals(COUNT * 64 * 64, decoded.length);
      assertArrayEquals(decoded, (float[]) drawn.get(Signatures.PROBABILITIES), 0);
    }
  }

  /** Where pixels depend on each other, they are drawn too, from the same seed. */
  @ParameterizedTest
  @MethodSource("org.disentangle.model.TinyRuns#families")
  void aStrongDecodersPixelsAreDrawn(RunConfig run) {
    try (InferenceGraph graph =
        new InferenceGraph(
            Families.of(TinyRuns.strong(run)),
            TrainingSets.ofDsprites(1000),
            Hosts.PLAIN.session())) {
      graph.assign(graph.session().initialValues(9));
      float[] first = (float[]) sample(graph, 4).get(Signatures.PROBABILITIES);
      int on = 0;
      for (float pixel : first) {
        assertTrue(pixel == 0 || pixel == 1, "pixel " + pixel);
        on += (int) pixel;
      }
      // Untrained: about every second pixel.
      assertEquals(0.5, (double) on / first.length, 0.2);
      assertArrayEquals(first, (float[]) sample(graph, 4).get(Signatures.PROBABILITIES), 0);
      assertFalse(Arrays.equals(first, (float[]) sample(graph, 5).get(Signatures.PROBABILITIES)));
    }
  }

  private static Map<String, Object> sample(InferenceGraph graph, int seed) {
    return SignatureRun.all(
        graph,
        Signatures.SAMPLE,
        List.of(Signatures.LATENTS, Signatures.PROBABILITIES),
        Map.of(
            Signatures.SEED, TInt32.vectorOf(seed, 7), Signatures.COUNT, TInt32.scalarOf(COUNT)));
  }
}
