package org.disentangle.data.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.config.ResizeConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.NumpyArchive;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cars as scipy writes and reads them, packed and plain, with the mask before or after. */
class Cars3dTest {
  private static final ImageShape SHAPE = new ImageShape(6, 5, 3);
  private static final int ELEVATIONS = 3;
  private static final int AZIMUTHS = 4;
  private static final int IMAGES = ELEVATIONS * AZIMUTHS * 3;

  @TempDir private Path folder;
  private Path cars;
  private double[] expected;

  @BeforeEach
  void copyCars() throws IOException {
    cars = MatlabFiles.cars(folder);
    expected = NumpyArchive.read(Cars3dTest.class, "cars.npz").get("images").values();
  }

  private ImageStore open(DataConfig data) {
    return ImageSources.open(data, folder.resolve("data"), Progress.NONE);
  }

  @Test
  void everyPixelAndEveryLabelIsTheirs() {
    ImageStore images = open(MatlabFiles.named(cars));
    assertEquals(SHAPE, images.shape());
    assertEquals(PixelKind.EIGHT_BITS, images.kind());
    assertEquals(IMAGES, images.size());
    float[] pixels = new float[SHAPE.values()];
    for (int i = 0; i < expected.length; i++) {
      if (i % pixels.length == 0) {
        images.read(i / pixels.length, pixels, 0);
      }
      assertEquals((float) (expected[i] / 255), pixels[i % pixels.length], "value " + i);
    }
    assertTrue(images.isGrid());
    assertEquals(
        List.of(
            new Factor("elevation", FactorKind.ORDERED, numbers(ELEVATIONS)),
            new Factor("azimuth", FactorKind.CYCLIC, numbers(AZIMUTHS)),
            new Factor("object", FactorKind.CATEGORICAL, numbers(3), MatlabFiles.CARS)),
        images.factors());
    int image = (2 * AZIMUTHS + 1) * 3;
    assertArrayEquals(
        new int[] {2, 1, 0},
        IntStream.range(0, 3).map(factor -> images.factorClass(image, factor)).toArray());
  }

  private static List<Double> numbers(int size) {
    return IntStream.range(0, size).asDoubleStream().boxed().toList();
  }

  /** A view of all cars at once, five, and all. */
  @ParameterizedTest
  @ValueSource(longs = {0, 5 * 270 + 1, 1 << 20})
  void howMuchIsHeldAtOnceChangesNothing(long memory) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Cars3d.of(MatlabFiles.named(cars), memory)
        .writeTo(images -> written.write(bytes(images)), Progress.NONE);
    byte[] bytes = written.toByteArray();
    assertEquals(expected.length, bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      assertEquals(expected[i], bytes[i] & 0xFF, "value " + i);
    }
  }

  private static byte[] bytes(ByteBuffer images) {
    byte[] bytes = new byte[images.remaining()];
    images.get(bytes);
    return bytes;
  }

  @Test
  void withoutAListTheNamesGiveTheOrder() throws IOException {
    Files.delete(cars.resolve("list.txt"));
    ImageStore images = open(MatlabFiles.named(cars));
    assertEquals(
        List.of("car_001_mesh", "car_002_mesh", "car_003_mesh"), images.factors().get(2).words());
    float[] pixels = new float[SHAPE.values()];
    images.read(2, pixels, 0);
    for (int i = 0; i < pixels.length; i++) {
      assertEquals((float) (expected[i] / 255), pixels[i], "car_003_mesh is now the last one");
    }
  }

  @Test
  void theListMayLeaveCarsOutAndAChangeOfItIsNoticed() throws IOException {
    assertEquals(IMAGES, open(MatlabFiles.named(cars)).size());
    Files.writeString(cars.resolve("list.txt"), " car_002_mesh \r\n\n");
    assertEquals(IMAGES / 3, open(MatlabFiles.named(cars)).size());
  }

  @Test
  void kindsAndSizesAreThoseOfTheConfiguration() {
    DataConfig.Builder data = MatlabFiles.named(cars).toBuilder();
    data.addFactor(FactorConfig.newBuilder().setName("azimuth").setKind(FactorKind.ORDERED));
    data.setResize(ResizeConfig.newBuilder().setHeight(3).setWidth(4));
    ImageStore images = open(data.build());
    assertEquals(FactorKind.ORDERED, images.factors().get(1).kind());
    assertEquals(new ImageShape(3, 4, 3), images.shape());
    data.addFactor(FactorConfig.newBuilder().setName("hue"));
    refuses(data.build(), "names hue, but the cars in", "elevation, azimuth, object");
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    DataConfig data = MatlabFiles.named(cars);
    Path list = cars.resolve("list.txt");
    refuses(MatlabFiles.named(list), list + " is no folder");
    Files.writeString(list, "car_001_mesh\ncar_004_mesh\n");
    refuses(data, list + " names \"car_004_mesh\", but there is no file");
    Files.writeString(list, "../cars/car_001_mesh\n");
    refuses(data, "names \"../cars/car_001_mesh\"");
    Files.writeString(list, "car_001_mesh\ncar_001_mesh\n");
    refuses(data, list + " names a car twice");
    Files.writeString(list, "\n");
    refuses(data, cars + " has 0 cars in its list.txt");
    Files.delete(list);
    Path other = MatlabFiles.copy("arrays_v7.mat", cars);
    refuses(data, other + " has no array im (it has images, labels");
    Files.delete(other);
    refuses(data, MatlabFiles.copy("arrays_v4.mat", cars) + " is a MATLAB file of -v4");
  }

  private void refuses(DataConfig data, String... parts) {
    String message = assertThrows(UserErrorException.class, () -> open(data)).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
