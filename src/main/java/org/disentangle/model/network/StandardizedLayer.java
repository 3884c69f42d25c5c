package org.disentangle.model.network;

import java.util.Map;
import org.disentangle.graph.GraphSession;
import org.disentangle.image.ImageShape;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * Data-dependent first values of a dense layer: each of its outputs starts with mean 0 and a given
 * deviation over images (Salimans &amp; Kingma 2016, section 3, for a layer without weight
 * normalisation).
 *
 * <p>A threshold, or a grid of values, is meaningful only relative to the scale of what meets it.
 * At Glorot's scale the outputs for images with few pixels on lie below any useful threshold, and
 * within one step of any grid; every code is then the same, the decoder sees nothing, and no
 * gradient ever leads out of it.
 *
 * @param layer name of the layer, whose bias is still 0
 * @param units its outputs
 * @param deviation of each
 */
public record StandardizedLayer(String layer, int units, double deviation) {
  /** The node of the layer's outputs in an inference graph. */
  public static final String OUTPUTS = "signals";

  private static final String IMAGES = "images";
  private static final int BATCH = 128;

  /**
   * The layer's kernel, each column divided by the deviation of its output and multiplied by the
   * wanted one, and its bias, which subtracts the mean. An output that does not vary is left
   * unchanged.
   *
   * @param image the shape of each image
   * @param images [count, H, W, C]
   * @param session with the nodes {@code images} and {@code signals}, the latter [B, units]
   */
  public Map<String, float[]> values(
      ImageShape image, float[] images, int count, GraphSession session) {
    double[] sums = new double[units];
    double[] squares = new double[units];
    for (int from = 0; from < count; from += BATCH) {
      Shape shape =
          Shape.of(Math.min(BATCH, count - from), image.height(), image.width(), image.channels());
      try (TFloat32 batch =
              TFloat32.tensorOf(
                  shape,
                  DataBuffers.of(images, true, false)
                      .slice((long) from * image.values(), shape.size()));
          Result result = session.runner().feed(IMAGES, batch).fetch(OUTPUTS).run()) {
        TFloat32 signals = (TFloat32) result.get(0);
        float[] values = new float[Math.toIntExact(signals.size())];
        signals.copyTo(DataBuffers.of(values));
        for (int i = 0; i < values.length; i++) {
          sums[i % units] += values[i];
          squares[i % units] += (double) values[i] * values[i];
        }
      }
    }
    String kernelName = layer + "/kernel";
    float[] kernel =
        session
            .read(
                session.variables().stream()
                    .filter(variable -> variable.name().equals(kernelName))
                    .toList())
            .get(kernelName);
    float[] bias = new float[units];
    for (int j = 0; j < units; j++) {
      double mean = sums[j] / count;
      double scale = Math.sqrt(Math.max(0, squares[j] / count - mean * mean)) / deviation;
      if (scale > 0) {
        bias[j] = (float) (-mean / scale);
        for (int i = j; i < kernel.length; i += units) {
          kernel[i] /= (float) scale;
        }
      }
    }
    return Map.of(kernelName, kernel, layer + "/bias", bias);
  }
}
