package org.disentangle.cli.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.archive.NpzImagesWriter;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.store.ImageStore;
import org.disentangle.data.store.MadeUpStore;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is converted is read back as it was: values, and what is known of each image. */
class DataConvertTest {
  private static final int IMAGES = 12;

  @TempDir private Path folder;

  /** Every kind and number of channels in every form; 65,535 is the highest of 16 bits. */
  @ParameterizedTest
  @CsvSource({
    "1, TWO_VALUES, npz", "1, TWO_VALUES, h5", "1, TWO_VALUES, folder",
    "1, EIGHT_BITS, npz", "3, EIGHT_BITS, h5", "3, EIGHT_BITS, folder",
    "1, SIXTEEN_BITS, npz", "1, SIXTEEN_BITS, h5", "1, SIXTEEN_BITS, folder",
    "3, EIGHT_BITS, npz"
  })
  void imagesComeBack(int channels, PixelKind kind, String form) {
    ImageShape shape = new ImageShape(5, 6, channels);
    ImageStore images = images(shape, kind);
    Path made = folder.resolve("made.npz");
    NpzImagesWriter.write(made, images, IntStream.range(0, IMAGES).toArray(), Progress.NONE);
    Path target = folder.resolve(form.equals("folder") ? "out" : "out." + form);
    assertEquals(0, convert(made.toString(), "--out=" + target));
    FactorImages back = open(target);
    assertEquals(shape, back.shape());
    assertEquals(kind, back.kind());
    assertEquals(IMAGES, back.size());
    float[] expected = new float[shape.values()];
    float[] found = new float[shape.values()];
    for (int image = 0; image < IMAGES; image++) {
      images.read(image, expected, 0);
      back.read(image, found, 0);
      assertArrayEquals(expected, found);
      for (int factor = 0; factor < 2; factor++) {
        assertEquals(images.factorClass(image, factor), back.factorClass(image, factor));
      }
    }
    assertEquals(List.of("size", "place"), back.factors().stream().map(Factor::name).toList());
  }

  @Test
  void aFolderThatIsThereStays() throws Exception {
    Path made = folder.resolve("made.npz");
    NpzImagesWriter.write(
        made,
        images(new ImageShape(4, 4, 1), PixelKind.EIGHT_BITS),
        IntStream.range(0, IMAGES).toArray(),
        Progress.NONE);
    Path there = Files.createDirectory(folder.resolve("there"));
    Files.writeString(there.resolve("mine.txt"), "mine");
    assertEquals(2, convert(made.toString(), "--out=" + there));
    assertTrue(failure.getMessage().contains("is there already"), failure.getMessage());
    assertEquals("mine", Files.readString(there.resolve("mine.txt")));
  }

  private Exception failure;

  private int convert(String... arguments) {
    return new CommandLine(new DataConvertCommand())
        .setOut(new PrintWriter(new StringWriter()))
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> {
              failure = thrown;
              return 2;
            })
        .execute(arguments);
  }

  private FactorImages open(Path source) {
    return ImageSources.open(
        ImageSourceOptions.named(Optional.of(source)), folder.resolve("data"), Progress.NONE);
  }

  private ImageStore images(ImageShape shape, PixelKind kind) {
    List<Factor> factors =
        List.of(
            new Factor("size", FactorKind.ORDERED, List.of(1.0, 2.0, 3.0)),
            new Factor("place", FactorKind.ORDERED, List.of(0.0, 0.5, 1.0, 1.5)));
    short[] classes = new short[2 * IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      classes[2 * i] = (short) (i % 3);
      classes[2 * i + 1] = (short) (i % 4);
    }
    return MadeUpStore.of(folder, shape, kind, new ImageLabels(factors, IMAGES, classes));
  }
}
