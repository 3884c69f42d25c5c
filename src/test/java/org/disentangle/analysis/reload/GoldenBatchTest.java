package org.disentangle.analysis.reload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.disentangle.analysis.BlockImages;
import org.disentangle.analysis.LinearModel;
import org.disentangle.data.TwoValuedImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.ConfigProto;

/** The golden batch of a model that plain arithmetic can follow. */
class GoldenBatchTest {
  private static final int LATENTS = 3;
  private static final int BATCH = 16;
  private static final int COUNT = 8;

  @TempDir private Path folder;

  /** An array as it stands in the archive. */
  private record Npy(String header, ByteBuffer content) {
    float[] floats() {
      float[] values = new float[content.remaining() / Float.BYTES];
      content.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }
  }

  private Path write(LinearModel linear) {
    return GoldenBatch.write(
        SavedModelFolder.open(linear.export(folder.resolve("run").resolve("1"))),
        new BlockImages(),
        ConfigProto.getDefaultInstance());
  }

  private static Map<String, Npy> read(Path file) throws IOException {
    Map<String, Npy> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        ByteBuffer bytes =
            ByteBuffer.wrap(zip.getInputStream(entry).readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[bytes.getShort(8)];
        bytes.position(10).get(header);
        arrays.put(
            entry.getName().replace(".npy", ""),
            new Npy(new String(header, StandardCharsets.US_ASCII).strip(), bytes.slice()));
      }
    }
    return arrays;
  }

  @Test
  void holdsWhatWasFedAndWhatPlainArithmeticGives() throws IOException {
    LinearModel linear = new LinearModel(LATENTS, 1);
    Path file = write(linear);
    assertEquals(folder.resolve("run/1/assets.extra/golden.npz"), file);
    Map<String, Npy> arrays = read(file);
    float[] images = arrays.get("encode/images").floats();
    assertArrayEquals(images, arrays.get("losses/images").floats());
    float[] means = arrays.get("encode/representation").floats();
    float[] latents = arrays.get("decode/latents").floats();
    float[] decoded = arrays.get("decode/probabilities").floats();
    assertEquals(BATCH * LATENTS, latents.length);
    for (int i = 0; i < BATCH; i++) {
      double[] mean = linear.encode(images, i);
      double[] latent = new double[LATENTS];
      for (int j = 0; j < LATENTS; j++) {
        assertEquals(mean[j], means[i * LATENTS + j], 1e-4);
        latent[j] = latents[i * LATENTS + j];
      }
      double[] probabilities = linear.decode(latent);
      for (int p = 0; p < TwoValuedImages.PIXELS; p++) {
        assertEquals(probabilities[p], decoded[i * TwoValuedImages.PIXELS + p], 1e-5);
      }
    }
  }

  @Test
  void everySignatureIsThereInTheTypesOfItsTensors() throws IOException {
    Map<String, Npy> arrays = read(write(new LinearModel(LATENTS, 1)));
    assertTrue(
        arrays
            .keySet()
            .containsAll(
                Set.of(
                    "reconstruct/probabilities",
                    "serving_default/probabilities",
                    "sample/seed",
                    "sample/count",
                    "sample/probabilities",
                    "losses/loss",
                    "losses/area")),
        arrays.keySet().toString());
    assertEquals(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, 64, 64, 1), }".formatted(COUNT),
        arrays.get("sample/probabilities").header());
    assertEquals(
        "{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }",
        arrays.get("sample/seed").header());
    assertEquals(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (), }",
        arrays.get("losses/loss").header());
    assertEquals(
        COUNT, arrays.get("sample/count").content().order(ByteOrder.LITTLE_ENDIAN).getInt());
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    LinearModel linear = new LinearModel(LATENTS, 1);
    byte[] first = Files.readAllBytes(write(linear));
    assertArrayEquals(first, Files.readAllBytes(write(linear)));
  }
}
