package org.disentangle.model.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.disentangle.config.DenseConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.image.ImageShape;
import org.disentangle.model.TrainingImages;
import org.junit.jupiter.api.Test;

class OutputBiasTest {
  private static final String BIAS = "decoder/logits/bias";

  /** Two images of two pixels in three channels; the means are 1/4, 0 and 1. */
  private static final float[] COLOUR = {1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1};

  private static NetworkConfig network(int images) {
    NetworkConfig.Builder network = NetworkConfig.newBuilder();
    network.getDecoderBuilder().setOutputBiasImages(images);
    return network.build();
  }

  private static TrainingImages drawn(float[] values) {
    return new TrainingImages() {
      @Override
      public ImageShape shape() {
        return new ImageShape(1, 2, 3);
      }

      @Override
      public float[] draw(int count, String field) {
        assertEquals("network.decoder.output_bias_images", field);
        assertEquals(count * shape().values(), values.length);
        return values;
      }
    };
  }

  @Test
  void aChannelStartsAtTheLogOddsOfItsMean() {
    Map<String, float[]> first = OutputBias.firstValues(network(2), drawn(COLOUR));
    float edge = (float) Math.log(999);
    assertArrayEquals(new float[] {(float) Math.log(1.0 / 3), -edge, edge}, first.get(BIAS), 1e-5f);
    assertEquals(1, first.size());
  }

  @Test
  void aDenseNetworkStartsAtTheMeanOfEachValue() {
    NetworkConfig dense = network(2).toBuilder().setDense(DenseConfig.getDefaultInstance()).build();
    float[] first = OutputBias.firstValues(dense, drawn(COLOUR)).get(BIAS);
    float edge = (float) Math.log(999);
    assertArrayEquals(new float[] {0, -edge, edge, -edge, -edge, edge}, first, 1e-5f);
  }

  @Test
  void nothingIsReadUnlessItIsAskedFor() {
    assertEquals(Map.of(), OutputBias.firstValues(network(0), drawn(new float[0])));
  }
}
