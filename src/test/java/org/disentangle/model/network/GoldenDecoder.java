package org.disentangle.model.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.config.NetworkConfig;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.model.Evaluation;

/** A decoder whose weights a script can write down too. */
final class GoldenDecoder {
  private GoldenDecoder() {}

  /**
   * The images of some latents.
   *
   * @param weights their names in the order of the script, with how many numbers each has: the n-th
   *     number of the k-th is scale · sin(n + 10 k)
   */
  static double[] images(
      NetworkConfig network,
      ImageShape shape,
      float[][] latents,
      double scale,
      List<Map.Entry<String, Integer>> weights) {
    return Evaluation.of(
            graph ->
                Map.of(
                    "images",
                    new Decoder(graph.layers(), network, shape, PixelKind.TWO_VALUES)
                        .images(graph.tf().constant(latents))
                        .decoded(graph.tf())),
            sines(scale, weights))
        .get("images");
  }

  private static Map<String, float[]> sines(
      double scale, List<Map.Entry<String, Integer>> weights) {
    Map<String, float[]> sines = new HashMap<>();
    for (int place = 0; place < weights.size(); place++) {
      float[] values = new float[weights.get(place).getValue()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (scale * Math.sin(i + 10.0 * place));
      }
      sines.put(weights.get(place).getKey(), values);
    }
    return sines;
  }
}
