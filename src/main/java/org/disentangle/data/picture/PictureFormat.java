package org.disentangle.data.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A format of pictures. A file's format is known by its first bytes, whatever its name says. */
public enum PictureFormat {
  /** Portable Network Graphics. */
  PNG,
  /** JPEG, baseline or progressive. */
  JPEG,
  /** Graphics Interchange Format; its first frame. */
  GIF,
  /** Windows bitmap. */
  BMP,
  /** Tagged Image File Format; its first page. */
  TIFF,
  /** WebP, lossy or lossless. */
  WEBP;

  private static final int WEBP_AT = 8;

  private static final Set<String> ENDINGS =
      Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp");

  /** Whether a file's name says that it is a picture. */
  public static boolean isNamedSo(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return fileName.contains(".") && ENDINGS.contains(ending);
  }

  /**
   * The format of a file.
   *
   * @param start its first bytes, or all it has
   */
  static Optional<PictureFormat> of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(format -> format.begins(text)).findFirst();
  }

  private boolean begins(String text) {
    return switch (this) {
      case PNG -> text.startsWith("\u0089PNG\r\n\u001a\n");
      case JPEG -> text.startsWith("\u00ff\u00d8\u00ff");
      case GIF -> text.startsWith("GIF87a") || text.startsWith("GIF89a");
      case BMP -> text.startsWith("BM");
      case TIFF -> text.startsWith("II*\u0000") || text.startsWith("MM\u0000*");
      case WEBP -> text.startsWith("RIFF") && text.startsWith("WEBP", WEBP_AT);
    };
  }
}
