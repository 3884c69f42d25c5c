package org.disentangle.data.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.disentangle.FileKind;
import org.disentangle.image.PixelKind;
import org.disentangle.image.PixelRows;

/**
 * A file with a picture, or the bytes of one that lie elsewhere. Its samples are read as they stand
 * in the file: greys stay greys, 16 bits stay 16 bits, and no colour profile is applied; an Exif
 * orientation is.
 *
 * <p>The size that a file declares is checked before anything of that size is made.
 *
 * @param content its bytes
 */
public record PictureFile(PictureContent content) {
  /** The longest side. */
  static final int MOST_PIXELS_A_SIDE = 65_535;

  /** The most memory that pixels may take: 89 million of three bytes. */
  static final long MOST_BYTES = 1L << 28;

  /** What a short file may declare, and how far a longer one may be packed beyond it. */
  private static final long LEAST_ALLOWED = 1L << 24;

  private static final int MOST_PACKED = 1 << 12;

  /** Files up to this length are read at once. */
  private static final int READ_AT_ONCE = 1 << 26;

  static {
    // No temporary files.
    ImageIO.setUseCache(false);
  }

  private static final int GIF_SCREEN_AT = 6;

  /**
   * What libjpeg says when it goes on with grey or with nonsense; it says other things of sound
   * files.
   */
  private static final List<String> WARNINGS_OF_DAMAGE =
      List.of("Truncated", "remature end", "bad Huffman", "Corrupt JPEG data: found marker");

  /** The picture in a file. */
  public PictureFile(Path path) {
    this(PictureContent.of(path));
  }

  /** A file's format, what its samples mean, and how it is turned; height and width as stored. */
  private record Layout(
      PictureFormat format, int height, int width, SampleColors colors, Orientation orientation) {

    long bytes() {
      int bytes = colors.highest() > PixelKind.EIGHT_BITS.highest() ? Short.BYTES : 1;
      return (long) height * width * colors.bands() * bytes;
    }

    PictureHeader header() {
      return new PictureHeader(
          orientation.height(height, width),
          orientation.width(height, width),
          colors.isGrey(),
          colors.hasAlpha(),
          colors.highest(),
          bytes());
    }
  }

  /**
   * Reads what the file says of the picture.
   *
   * @throws UnreadablePictureException if it is no picture that can be read
   */
  public PictureHeader header() throws UnreadablePictureException {
    return reading(
        () -> {
          try (ImageInputStream in = content.open()) {
            return layout(in).header();
          }
        });
  }

  /**
   * Decodes the picture.
   *
   * @param channels 1 for grey, 3 for red, green and blue
   * @param background for pixels that are transparent
   * @return not for use by several threads at once
   * @throws UnreadablePictureException if it is damaged, or no picture that can be read
   */
  public PixelRows decode(int channels, Background background) throws UnreadablePictureException {
    return reading(
        () -> {
          Opening opening = opening();
          try (ImageInputStream first = opening.open();
              ImageInputStream again = opening.open()) {
            // Readers forget what they have passed.
            return decoded(again, layout(first), channels, background);
          }
        });
  }

  /** Opens the file at its beginning. */
  private interface Opening {
    ImageInputStream open() throws IOException;
  }

  /** Reads something of the file. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Reading<T> reading) throws UnreadablePictureException {
    try {
      return reading.read();
    } catch (UnreadablePictureException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders answer damage with exceptions of every kind.
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new UnreadablePictureException("cannot be read (" + reason + ")", e);
    }
  }

  private Opening opening() throws IOException {
    if (content.length() > READ_AT_ONCE) {
      return content::open;
    }
    byte[] bytes = content.bytes();
    return () -> new ContentStream(bytes);
  }

  private Layout layout(ImageInputStream in) throws IOException {
    byte[] start = start(in);
    Optional<PictureFormat> format = PictureFormat.of(start);
    if (format.isEmpty()) {
      throw new UnreadablePictureException(
          FileKind.of(start)
                  .map(kind -> "is " + kind.name())
                  .orElse(start.length == 0 ? "is empty" : "begins as no known kind of file")
              + ", not a picture of a known format (PNG, JPEG, GIF, BMP, TIFF or WebP)");
    }
    Layout layout = format.get() == PictureFormat.JPEG ? jpeg(in) : other(format.get(), in);
    requireRoom(layout);
    return layout;
  }

  private static byte[] start(ImageInputStream in) throws IOException {
    byte[] start = new byte[FileKind.LOOKED_AT];
    int length = 0;
    for (int read = 0; read >= 0 && length < start.length; length += Math.max(0, read)) {
      read = in.read(start, length, start.length - length);
    }
    return Arrays.copyOf(start, length);
  }

  private static Layout jpeg(ImageInputStream in) throws IOException {
    JpegMarkers markers = JpegMarkers.read(in);
    SampleColors colors =
        switch (markers.components()) {
          case 1 -> SampleColors.Components.ofBytes(1);
          case 3 ->
              markers.isRgb()
                  ? SampleColors.Components.ofBytes(3)
                  : new SampleColors.LumaAndDifferences();
          default ->
              throw new UnreadablePictureException(
                  "is a JPEG of %s components (CMYK has 4); expected grey or red, green and blue: convert it"
                      .formatted(markers.components()));
        };
    return new Layout(
        PictureFormat.JPEG, markers.height(), markers.width(), colors, markers.orientation());
  }

  private static Layout other(PictureFormat format, ImageInputStream in) throws IOException {
    Orientation orientation = ExifTags.orientation(format, in);
    int[] screen = format == PictureFormat.GIF ? screen(in) : new int[0];
    ImageReader reader = reader(format, in);
    try {
      // The first type is the one that is decoded; the raw one lacks a transparent colour of PNG.
      ImageTypeSpecifier type = reader.getImageTypes(0).next();
      int height = reader.getHeight(0);
      int width = reader.getWidth(0);
      if (screen.length > 0 && (screen[0] != height || screen[1] != width)) {
        throw new UnreadablePictureException(
            "is a GIF of %s x %s pixels whose first frame has %s x %s; expected one that fills it"
                .formatted(screen[0], screen[1], height, width));
      }
      return new Layout(
          format, height, width, colors(type.getColorModel(), type.getSampleModel()), orientation);
    } finally {
      reader.dispose();
    }
  }

  private static SampleColors colors(ColorModel colors, SampleModel samples)
      throws UnreadablePictureException {
    return SampleColors.of(colors, samples.getTransferType());
  }

  /** Height and width of a GIF, of which a frame may be a part. */
  private static int[] screen(ImageInputStream in) throws IOException {
    in.seek(GIF_SCREEN_AT);
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    int width = in.readUnsignedShort();
    int height = in.readUnsignedShort();
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    return new int[] {height, width};
  }

  private void requireRoom(Layout layout) throws IOException {
    if (layout.height < 1 || layout.width < 1) {
      throw new UnreadablePictureException(
          "declares %s x %s pixels".formatted(layout.height, layout.width));
    }
    long bytes = layout.bytes();
    if (layout.height > MOST_PIXELS_A_SIDE
        || layout.width > MOST_PIXELS_A_SIDE
        || bytes > MOST_BYTES) {
      throw new UnreadablePictureException(
          "declares %s x %s pixels, %s bytes; expected sides of at most %s, and at most %s bytes"
              .formatted(layout.height, layout.width, bytes, MOST_PIXELS_A_SIDE, MOST_BYTES));
    }
    long length = content.length();
    if (bytes > Math.max(LEAST_ALLOWED, length * MOST_PACKED)) {
      throw new UnreadablePictureException(
          "declares %s x %s pixels in a file of %s bytes; expected at most %s bytes of pixels for each byte"
              .formatted(layout.height, layout.width, length, MOST_PACKED));
    }
  }

  private static PixelRows decoded(
      ImageInputStream in, Layout layout, int channels, Background background) throws IOException {
    ImageReader reader = reader(layout.format, in);
    try {
      List<String> damage = new ArrayList<>();
      reader.addIIOReadWarningListener((source, warning) -> damage.add(warning));
      Raster raster;
      SampleColors colors;
      if (layout.format == PictureFormat.JPEG) {
        // Not through an image: that would apply a colour profile.
        raster = reader.readRaster(0, null);
        colors = layout.colors;
      } else {
        BufferedImage image = reader.read(0);
        raster = image.getRaster();
        colors = colors(image.getColorModel(), image.getSampleModel());
      }
      for (String warning : damage) {
        if (WARNINGS_OF_DAMAGE.stream().anyMatch(warning::contains)) {
          throw new UnreadablePictureException("is damaged (" + warning + ")");
        }
      }
      if (raster.getHeight() != layout.height
          || raster.getWidth() != layout.width
          || raster.getNumBands() != colors.bands()) {
        throw new UnreadablePictureException("is damaged (its pixels are not as it declares them)");
      }
      return new Picture(raster, colors, layout.orientation, channels, background);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(PictureFormat format, ImageInputStream in) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
    in.seek(0);
    reader.setInput(in, true, true);
    return reader;
  }
}
