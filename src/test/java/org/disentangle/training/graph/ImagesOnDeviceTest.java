package org.disentangle.training.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig.OnDevice;
import org.disentangle.config.RunConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Variables;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSet;
import org.disentangle.runtime.TensorFlowHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** A batch that is gathered on the device holds the same bits as one that is read and fed. */
class ImagesOnDeviceTest {
  /** 105 values: no whole number of bytes, and no whole number of words in any form. */
  private static final ImageShape ODD = new ImageShape(5, 7, 3);

  private static final int IMAGES = 9;

  /** Images of random values in the form in which they are kept. */
  private record RandomImages(PixelKind kind, int[][] values) implements FactorImages {
    static RandomImages of(PixelKind kind) {
      Random random = new Random(3);
      int[][] values = new int[IMAGES][];
      for (int image = 0; image < IMAGES; image++) {
        values[image] = random.ints(ODD.values(), 0, kind.highest() + 1).toArray();
      }
      return new RandomImages(kind, values);
    }

    @Override
    public ImageShape shape() {
      return ODD;
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public void read(int image, float[] target, int offset) {
      for (int i = 0; i < ODD.values(); i++) {
        target[offset + i] = (float) (values[image][i] / (double) kind.highest());
      }
    }

    @Override
    public void readKept(int image, byte[] target) {
      for (int i = 0; i < ODD.values(); i++) {
        int value = values[image][i];
        switch (kind) {
          case TWO_VALUES -> {
            int before = i % Byte.SIZE == 0 ? 0 : target[i / Byte.SIZE];
            target[i / Byte.SIZE] = (byte) (before | value << i % Byte.SIZE);
          }
          case EIGHT_BITS -> target[i] = (byte) value;
          case SIXTEEN_BITS -> {
            target[2 * i] = (byte) value;
            target[2 * i + 1] = (byte) (value >> Byte.SIZE);
          }
        }
      }
    }

    @Override
    public List<Factor> factors() {
      return List.of();
    }

    @Override
    public int factorClass(int image, int factor) {
      throw new IllegalArgumentException("no factors");
    }

    @Override
    public String checksum() {
      return "0dd";
    }

    @Override
    public String source() {
      return "random";
    }

    @Override
    public Optional<Path> path() {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @EnumSource(PixelKind.class)
  void theValuesOfABatchAreThoseOfItsImages(PixelKind kind) {
    FactorImages images = RandomImages.of(kind);
    int[] batch = {8, 0, 3, 3};
    float[] expected = new float[batch.length * ODD.values()];
    for (int i = 0; i < batch.length; i++) {
      images.read(batch[i], expected, i * ODD.values());
    }
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    float[] found = new float[expected.length];
    try (ImagesOnDevice store =
            new ImagesOnDevice(tf, new TrainingSet(ODD, kind, IMAGES), batch.length);
        GraphSession session =
            new GraphSession(graph, new Variables(tf), ConfigProto.getDefaultInstance())) {
      store.load(session, images);
      try (Result result = store.feed(session.runner(), batch).fetch(store.batch()).run()) {
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(found));
      }
    }
    assertArrayEquals(expected, found, 0);
  }

  private static boolean isWanted(OnDevice place, String device, long memoryBytes) {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.getDataBuilder().setOnDevice(place);
    return ImagesOnDevice.isWanted(
        run.build(),
        RandomImages.of(PixelKind.EIGHT_BITS),
        new TensorFlowHost(device, memoryBytes, ConfigProto.getDefaultInstance(), Map.of()));
  }

  /** Nine images of 14 words are 1008 bytes. */
  @ParameterizedTest
  @CsvSource({
    "AUTO, cpu, 1000000, false",
    "AUTO, gpu:0, 2016, true",
    "AUTO, gpu:0, 2015, false",
    "ALWAYS, cpu, 2016, true",
    "NEVER, gpu:0, 1000000, false",
  })
  void theyLieThereWhereTheyFitAndTheDeviceIsNoProcessor(
      OnDevice place, String device, long memoryBytes, boolean isWanted) {
    assertEquals(isWanted, isWanted(place, device, memoryBytes));
  }

  @Test
  void theDefaultIsAuto() {
    RunConfig run = RunConfig.getDefaultInstance();
    assertEquals(OnDevice.AUTO, run.getData().getOnDevice());
    assertFalse(isWanted(OnDevice.AUTO, "gpu:1", 10));
    assertTrue(isWanted(OnDevice.AUTO, "gpu:1", 10_000));
  }

  @Test
  void alwaysIsRefusedWhereTheyDoNotFit() {
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> isWanted(OnDevice.ALWAYS, "gpu:0", 2015));
    assertEquals(
        "data.on_device is ALWAYS, and the images take 1008 bytes, more than half of the 2015 bytes"
            + " of gpu:0; take AUTO, or fewer or smaller images",
        refused.getMessage());
  }
}
