package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.picture.Framing;
import org.disentangle.data.store.ImageSource;
import org.disentangle.image.ArrayRows;
import org.disentangle.image.Crop;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.image.Resampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResizedImagesTest {
  private static final int IMAGES = 7;
  private static final ImageShape SHAPE = new ImageShape(9, 11, 3);
  private static final Framing FRAMING =
      new Framing(
          Optional.of(Crop.center(7, 10)),
          Optional.of(new Framing.Size(4, 13, Resampling.BICUBIC)));

  /** Random images, three at a write. */
  private record Random(PixelKind kind) implements ImageSource {
    @Override
    public String name() {
      return "random";
    }

    @Override
    public String key() {
      return "1";
    }

    @Override
    public Optional<Path> path() {
      return Optional.empty();
    }

    @Override
    public ImageShape shape() {
      return SHAPE;
    }

    @Override
    public ImageLabels labels() {
      return ImageLabels.none(IMAGES);
    }

    byte[] image(int index) {
      byte[] bytes = new byte[kind.bytes(SHAPE.values())];
      new SplittableRandom(index).nextBytes(bytes);
      return bytes;
    }

    @Override
    public void writeTo(PixelSink sink, Progress progress) throws IOException {
      for (int start = 0; start < IMAGES; start += 3) {
        int count = Math.min(3, IMAGES - start);
        ByteBuffer images = ByteBuffer.allocate(count * kind.bytes(SHAPE.values()));
        for (int i = 0; i < count; i++) {
          images.put(image(start + i));
        }
        sink.write(images.flip());
        assertEquals(0, images.remaining(), "read to its limit");
      }
    }
  }

  private static ArrayRows rows(PixelKind kind, byte[] image) {
    ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    int[] values = new int[SHAPE.values()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (kind) {
            case TWO_VALUES -> (image[i / 8] >> i % 8 & 1) * 255;
            case EIGHT_BITS -> image[i] & 0xFF;
            case SIXTEEN_BITS -> bytes.getChar(2 * i);
          };
    }
    return new ArrayRows(
        SHAPE.height(), SHAPE.width(), 3, kind == PixelKind.SIXTEEN_BITS ? 65_535 : 255, values);
  }

  @ParameterizedTest
  @EnumSource
  void everyImageIsCroppedAndResized(PixelKind kind) throws IOException {
    Random whole = new Random(kind);
    ResizedImages resized = new ResizedImages(whole, FRAMING);
    assertEquals(new ImageShape(4, 13, 3), resized.shape());
    assertEquals(kind == PixelKind.TWO_VALUES ? PixelKind.EIGHT_BITS : kind, resized.kind());
    List<Integer> found = new ArrayList<>();
    resized.writeTo(
        images -> {
          ByteBuffer bytes = images.order(ByteOrder.LITTLE_ENDIAN);
          while (bytes.hasRemaining()) {
            found.add(kind == PixelKind.SIXTEEN_BITS ? bytes.getChar() : bytes.get() & 0xFF);
          }
        },
        Progress.NONE);
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      for (int value : ArrayRows.of(FRAMING.of(rows(kind, whole.image(i)))).values()) {
        expected.add(value);
      }
    }
    assertEquals(expected, found);
  }

  @Test
  void anotherFramingIsAnotherKey() {
    Random whole = new Random(PixelKind.EIGHT_BITS);
    assertEquals("1, crop 7 x 10, 4 x 13 by BICUBIC", new ResizedImages(whole, FRAMING).key());
  }

  @Test
  void aCropBeyondTheImagesIsRefusedWithTheSizes() {
    Framing framing = new Framing(Optional.of(Crop.center(10, 11)), Optional.empty());
    ResizedImages resized = new ResizedImages(new Random(PixelKind.EIGHT_BITS), framing);
    String message = assertThrows(UserErrorException.class, resized::shape).getMessage();
    assertTrue(
        message.contains("data.crop takes 10 x 11 (height x width), but random has 9 x 11"),
        message);
  }
}
