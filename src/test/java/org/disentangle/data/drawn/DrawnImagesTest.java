package org.disentangle.data.drawn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.ImageLabels;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;

class DrawnImagesTest {
  /** 7 x 11 images of 2 x 3 bytes: the two classes, then their index four times. */
  private static final Drawing NUMBERED =
      new Drawing() {
        private final FactorGrid grid =
            new FactorGrid(List.of(factor("tens", 7), factor("ones", 11)));

        @Override
        public String name() {
          return "numbered";
        }

        @Override
        public String key() {
          return "version 1";
        }

        @Override
        public ImageShape shape() {
          return new ImageShape(2, 3, 1);
        }

        @Override
        public PixelKind kind() {
          return PixelKind.EIGHT_BITS;
        }

        @Override
        public FactorGrid grid() {
          return grid;
        }

        @Override
        public void draw(int image, byte[] target, int offset) {
          Arrays.fill(target, offset, offset + 6, (byte) image);
          target[offset] = (byte) grid.factorClass(image, 0);
          target[offset + 1] = (byte) grid.factorClass(image, 1);
        }
      };

  private static Factor factor(String name, int size) {
    return new Factor(
        name, FactorKind.ORDERED, IntStream.range(0, size).mapToObj(i -> (double) i).toList());
  }

  @Test
  void allImagesComeInTheirOrderWhateverTheBlocksAndThreads() throws Exception {
    byte[] expected = new byte[77 * 6];
    for (int image = 0; image < 77; image++) {
      NUMBERED.draw(image, expected, image * 6);
    }
    for (int bytes : new int[] {1, 6, 13, 77 * 6, 1 << 20}) {
      DrawnImages images = DrawnImages.all(NUMBERED, bytes);
      assertArrayEquals(expected, bytes(images), "blocks of " + bytes);
      ForkJoinPool one = new ForkJoinPool(1);
      ForkJoinPool many = new ForkJoinPool(7);
      try {
        assertArrayEquals(expected, one.submit(() -> bytes(images)).get(), "one thread");
        assertArrayEquals(expected, many.submit(() -> bytes(images)).get(), "seven threads");
      } finally {
        one.shutdown();
        many.shutdown();
      }
    }
  }

  @Test
  void allImagesAreAGrid() {
    DrawnImages all = DrawnImages.all(NUMBERED);
    assertTrue(all.labels().isGrid());
    assertEquals(77, all.labels().size());
    assertEquals("numbered", all.name());
    assertEquals("numbered version 1", all.key());
    assertTrue(all.path().isEmpty());
    assertEquals(all.key(), DrawnImages.some(NUMBERED, 77, 3).key(), "no more than all");
  }

  @Test
  void someImagesAreDistinctInOrderAndLabelled() throws IOException {
    DrawnImages some = DrawnImages.some(NUMBERED, 20, 5);
    ImageLabels labels = some.labels();
    assertEquals(20, labels.size());
    assertFalse(labels.isGrid());
    assertEquals(NUMBERED.grid().factors(), labels.factors());
    byte[] bytes = bytes(some);
    assertEquals(20 * 6, bytes.length);
    int before = -1;
    for (int i = 0; i < 20; i++) {
      int image = bytes[6 * i + 5];
      assertTrue(image > before, "in the order of the grid, none twice");
      before = image;
      assertEquals(image / 11, labels.classes()[2 * i]);
      assertEquals(image % 11, labels.classes()[2 * i + 1]);
      assertEquals(image / 11, bytes[6 * i], "the image of these classes");
    }
  }

  /** Every image is chosen about as often as any other: 20 of 77, in 2,000 draws. */
  @Test
  void theChoiceFavoursNoImage() throws IOException {
    int[] counts = new int[77];
    for (int seed = 0; seed < 2000; seed++) {
      byte[] bytes = bytes(DrawnImages.some(NUMBERED, 20, seed));
      for (int i = 5; i < bytes.length; i += 6) {
        counts[bytes[i]]++;
      }
    }
    double expected = 2000 * 20 / 77.0;
    double chiSquared =
        IntStream.of(counts).mapToDouble(count -> (count - expected) * (count - expected)).sum()
            / (expected * (1 - 20 / 77.0));
    // 76 degrees of freedom: a value above 125 has a probability of 0.0003.
    assertTrue(chiSquared < 125, "chi squared is " + chiSquared);
  }

  @Test
  void theSeedDecidesTheChoice() throws IOException {
    assertArrayEquals(
        bytes(DrawnImages.some(NUMBERED, 20, 5)), bytes(DrawnImages.some(NUMBERED, 20, 5)));
    assertFalse(
        Arrays.equals(
            bytes(DrawnImages.some(NUMBERED, 20, 5)), bytes(DrawnImages.some(NUMBERED, 20, 6))));
    TreeSet<String> keys = new TreeSet<>();
    keys.add(DrawnImages.all(NUMBERED).key());
    keys.add(DrawnImages.some(NUMBERED, 20, 5).key());
    keys.add(DrawnImages.some(NUMBERED, 20, 6).key());
    keys.add(DrawnImages.some(NUMBERED, 21, 5).key());
    assertEquals(4, keys.size());
    assertNotEquals(
        DrawnImages.some(NUMBERED, 1, 52).key(), DrawnImages.some(NUMBERED, 15, 2).key());
  }

  @Test
  void progressEndsWithAllImages() throws IOException {
    List<Long> done = new ArrayList<>();
    DrawnImages.all(NUMBERED, 30 * 6)
        .writeTo(images -> {}, (task, count, total) -> done.add(count * 1000 + total));
    assertEquals(List.of(77L, 30_077L, 60_077L, 77_077L), done);
  }

  @Test
  void whatTheSinkThrowsComesThrough() {
    IOException full = new IOException("the disk is full");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                DrawnImages.all(NUMBERED)
                    .writeTo(
                        images -> {
                          throw full;
                        },
                        Progress.NONE));
    assertSame(full, thrown);
  }

  private static byte[] bytes(DrawnImages source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    source.writeTo(
        images -> {
          while (images.hasRemaining()) {
            bytes.write(images.get());
          }
        },
        Progress.NONE);
    return bytes.toByteArray();
  }
}
