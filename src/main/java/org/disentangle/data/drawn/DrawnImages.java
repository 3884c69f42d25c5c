package org.disentangle.data.drawn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.data.Factor;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.SplitMix64;
import org.disentangle.data.store.ImageSource;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/** The images of a {@link Drawing}, all or some of them: drawn by all cores, no file is needed. */
public final class DrawnImages implements ImageSource {
  /** Sets the draw of images apart from other uses of a seed. */
  private static final long STREAM = 3;

  /** How many bytes are drawn by all cores and then written together. */
  private static final int BYTES_A_WRITE = 8 << 20;

  private final Drawing drawing;
  private final int[] chosen;
  private final String choice;
  private final int bytesAWrite;

  private DrawnImages(Drawing drawing, int[] chosen, String choice, int bytesAWrite) {
    this.drawing = drawing;
    this.chosen = chosen;
    this.choice = choice;
    this.bytesAWrite = bytesAWrite;
  }

  /** Every image of the grid, in its order. */
  public static DrawnImages all(Drawing drawing) {
    return all(drawing, BYTES_A_WRITE);
  }

  /**
   * The same.
   *
   * @param bytesAWrite at most so many bytes, but at least one image, are drawn before they are
   *     written
   */
  static DrawnImages all(Drawing drawing, int bytesAWrite) {
    return new DrawnImages(
        drawing, IntStream.range(0, drawing.grid().size()).toArray(), "", bytesAWrite);
  }

  /**
   * Some images, chosen at random without replacement, in the order of the grid; each is the one
   * that {@link #all} has.
   *
   * @param count how many; all of them where there are no more
   * @param seed of the choice
   */
  public static DrawnImages some(Drawing drawing, int count, long seed) {
    int size = drawing.grid().size();
    if (count >= size) {
      return all(drawing);
    }
    // Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
    SplitMix64 random = new SplitMix64(seed, STREAM);
    int[] chosen = new int[count];
    int taken = 0;
    for (int image = 0; taken < count; image++) {
      if (random.below(size - image) < count - taken) {
        chosen[taken] = image;
        taken++;
      }
    }
    return new DrawnImages(
        drawing, chosen, ", %s images of seed %s".formatted(count, seed), BYTES_A_WRITE);
  }

  @Override
  public String name() {
    return drawing.name();
  }

  @Override
  public String key() {
    return drawing.name() + " " + drawing.key() + choice;
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }

  @Override
  public ImageShape shape() {
    return drawing.shape();
  }

  @Override
  public PixelKind kind() {
    return drawing.kind();
  }

  @Override
  public ImageLabels labels() {
    if (chosen.length == drawing.grid().size()) {
      return ImageLabels.of(drawing.grid());
    }
    List<Factor> factors = drawing.grid().factors();
    short[] classes = new short[chosen.length * factors.size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] =
          (short) drawing.grid().factorClass(chosen[i / factors.size()], i % factors.size());
    }
    return new ImageLabels(factors, chosen.length, classes);
  }

  @Override
  public void writeTo(PixelSink sink, Progress progress) throws IOException {
    String task = "drawing " + name();
    int bytes = kind().bytes(shape().values());
    int imagesAWrite = Math.max(1, Math.min(bytesAWrite / bytes, chosen.length));
    byte[] drawn = new byte[imagesAWrite * bytes];
    for (int start = 0; start < chosen.length; start += imagesAWrite) {
      progress.update(task, start, chosen.length);
      int[] block =
          Arrays.copyOfRange(chosen, start, Math.min(start + imagesAWrite, chosen.length));
      IntStream.range(0, block.length)
          .parallel()
          .forEach(i -> drawing.draw(block[i], drawn, i * bytes));
      sink.write(ByteBuffer.wrap(drawn, 0, block.length * bytes));
    }
    progress.update(task, chosen.length, chosen.length);
  }
}
