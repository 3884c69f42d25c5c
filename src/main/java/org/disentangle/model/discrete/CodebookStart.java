package org.disentangle.model.discrete;

import org.disentangle.graph.GraphSession;
import org.disentangle.image.ImageShape;
import org.disentangle.math.KMeans;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * The first values of a codebook: the k-means centres of an encoder's outputs for images.
 *
 * @param codes K
 * @param dimension D
 */
record CodebookStart(int codes, int dimension) {
  /** The node of the encoder's map in an inference graph. */
  static final String ENCODINGS = "encodings";

  private static final String IMAGES = "images";
  private static final int BATCH = 128;

  /** Lloyd's iterations at most; the start need not be better than the untrained encoder. */
  private static final int ITERATIONS = 20;

  private static final long SEED = 0;

  /**
   * Encodes and clusters.
   *
   * @param image the shape of each image
   * @param images [count, H, W, C]
   * @param session with the nodes {@code images} and {@code encodings}, the latter [B, h, w, D]
   * @return [K, D], row by row
   */
  float[] centres(ImageShape image, float[] images, int count, GraphSession session) {
    double[][] points = new double[0][];
    for (int from = 0; from < count; from += BATCH) {
      int size = Math.min(BATCH, count - from);
      Shape shape = Shape.of(size, image.height(), image.width(), image.channels());
      try (TFloat32 batch =
              TFloat32.tensorOf(
                  shape,
                  DataBuffers.of(images, true, false)
                      .slice((long) from * image.values(), shape.size()));
          Result result = session.runner().feed(IMAGES, batch).fetch(ENCODINGS).run()) {
        TFloat32 encodings = (TFloat32) result.get(0);
        float[] values = new float[Math.toIntExact(encodings.size())];
        encodings.copyTo(DataBuffers.of(values));
        int rows = values.length / dimension;
        if (from == 0) {
          points = new double[rows / size * count][dimension];
        }
        int first = rows / size * from;
        for (int i = 0; i < values.length; i++) {
          points[first + i / dimension][i % dimension] = values[i];
        }
      }
    }
    double[][] centres = KMeans.centres(points, codes, ITERATIONS, SEED);
    float[] flat = new float[codes * dimension];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) centres[i / dimension][i % dimension];
    }
    return flat;
  }
}
