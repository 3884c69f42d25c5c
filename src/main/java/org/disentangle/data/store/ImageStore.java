package org.disentangle.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.FactorImages;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * Images in a memory-mapped file, a bit a value where there are two, bytes else. They take the
 * operating system's page cache, shared by every process that reads them, and nothing on the heap:
 * the whole grid of dSprites is 377 MB.
 *
 * <p>The file is mapped in pieces of whole images, as one mapping is below 2 GiB. The mappings are
 * released with the object, by the garbage collector; there is nothing to close.
 */
public final class ImageStore implements FactorImages {
  /** The largest number of images. */
  public static final int MOST_IMAGES = 500_000_000;

  private static final int PIECE_BYTES = 1 << 30;

  private final ImageStoreHeader header;
  private final Optional<Path> path;
  private final Optional<FactorGrid> grid;
  private final int imageBytes;
  private final ByteBuffer labels;
  private final int[] numbers;
  private final int imagesAPiece;
  private final List<ByteBuffer> pieces;

  private ImageStore(
      ImageStoreHeader header, Optional<Path> path, ByteBuffer labels, List<ByteBuffer> pieces) {
    this.header = header;
    this.path = path;
    grid = header.isGrid() ? Optional.of(new FactorGrid(header.factors())) : Optional.empty();
    imageBytes = header.imageBytes();
    imagesAPiece = imagesAPiece(imageBytes);
    this.labels = labels.order(ByteOrder.LITTLE_ENDIAN);
    numbers = new int[header.factors().size()];
    int start = (int) header.classBytes();
    for (int factor = 0; factor < numbers.length; factor++) {
      numbers[factor] = start;
      start += isContinuous(factor) ? header.images() * Double.BYTES : 0;
    }
    this.pieces = List.copyOf(pieces);
  }

  /**
   * Maps a store and checks every byte of it.
   *
   * @param source the file or folder that the images were read from, if any
   * @throws DamagedStoreException if the file is no store, is one of another version, or is damaged
   *     or cut short
   */
  public static ImageStore open(Path store, Optional<Path> source) throws IOException {
    try (FileChannel file = FileChannel.open(store, StandardOpenOption.READ)) {
      ImageStoreHeader header = ImageStoreHeader.read(file);
      long start = header.bodyStart();
      long expected = start + header.bodyBytes();
      if (file.size() != expected) {
        throw new DamagedStoreException("of " + file.size() + " bytes, not " + expected);
      }
      CRC32C crc = new CRC32C();
      ByteBuffer labels = file.map(MapMode.READ_ONLY, start, header.labelBytes());
      crc.update(labels.duplicate());
      List<ByteBuffer> pieces = new ArrayList<>();
      int imageBytes = header.imageBytes();
      int imagesAPiece = imagesAPiece(imageBytes);
      for (int first = 0; first < header.images(); first += imagesAPiece) {
        int length = Math.min(imagesAPiece, header.images() - first);
        ByteBuffer piece =
            file.map(
                MapMode.READ_ONLY,
                start + header.labelBytes() + (long) first * imageBytes,
                (long) length * imageBytes);
        crc.update(piece.duplicate());
        pieces.add(piece.order(ByteOrder.LITTLE_ENDIAN));
      }
      if (crc.getValue() != header.bodyCrc()) {
        throw new DamagedStoreException("damaged (its checksum does not agree)");
      }
      return new ImageStore(header, source, labels, pieces);
    }
  }

  private static int imagesAPiece(int imageBytes) {
    return Math.max(1, PIECE_BYTES / imageBytes);
  }

  private boolean isContinuous(int factor) {
    return header.factors().get(factor).kind() == FactorKind.CONTINUOUS;
  }

  /** Identifies the content of the source that the store was made from. */
  String key() {
    return header.key();
  }

  @Override
  public ImageShape shape() {
    return header.shape();
  }

  @Override
  public PixelKind kind() {
    return header.kind();
  }

  @Override
  public int size() {
    return header.images();
  }

  @Override
  public List<Factor> factors() {
    return header.factors();
  }

  @Override
  public int factorClass(int image, int factor) {
    return grid.isPresent()
        ? grid.get().factorClass(image, factor)
        : labels.getShort((image * header.factors().size() + factor) * Short.BYTES);
  }

  @Override
  public double factorValue(int image, int factor) {
    return isContinuous(factor)
        ? labels.getDouble(numbers[factor] + image * Double.BYTES)
        : FactorImages.super.factorValue(image, factor);
  }

  @Override
  public void read(int image, float[] target, int offset) {
    KeptPixels.read(kind(), piece(image), start(image), shape().values(), target, offset);
  }

  @Override
  public void readKept(int image, byte[] target) {
    piece(image).get(start(image), target, 0, imageBytes);
  }

  private ByteBuffer piece(int image) {
    return pieces.get(image / imagesAPiece);
  }

  private int start(int image) {
    return image % imagesAPiece * imageBytes;
  }

  /** Whether the images are every combination of the factors once, the last factor fastest. */
  public boolean isGrid() {
    return header.isGrid();
  }

  @Override
  public String checksum() {
    return header.checksum();
  }

  @Override
  public String source() {
    return header.source();
  }

  @Override
  public Optional<Path> path() {
    return path;
  }
}
