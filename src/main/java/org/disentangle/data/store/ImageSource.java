package org.disentangle.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.data.ImageLabels;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * A place that images come from: a file, a folder, or a drawing. Everything else reads them from
 * the {@link ImageStore} that is filled from it once.
 */
public interface ImageSource {
  /** What the images are called in records and tables, e.g. the archive's file name. */
  String name();

  /**
   * Identifies the content and the way it is read, without reading all of it: a store with another
   * key is made again.
   */
  String key();

  /** The file or folder; empty for a drawing. */
  Optional<Path> path();

  /** The shape of every image. */
  ImageShape shape() throws IOException;

  /**
   * What a value can be, as far as is known before all are read. The store keeps fewer bits where
   * all values are two (0 and 1, or 0 and the highest), or pairs of bytes could all be bytes.
   */
  PixelKind kind() throws IOException;

  /** How many images there are, and what is known of each. */
  ImageLabels labels() throws IOException;

  /**
   * Gives every image once, in order. May be called again, and may be ended at any write by an
   * exception of the sink, which it passes on.
   *
   * @param progress told how many images are done
   * @throws org.disentangle.UserErrorException if an image cannot be read
   */
  void writeTo(PixelSink sink, Progress progress) throws IOException;

  /** Where images go. */
  @FunctionalInterface
  interface PixelSink {
    /**
     * Takes the next images.
     *
     * @param images one or more whole images as their {@link ImageSource#kind} says: each packed in
     *     bits, the first lowest (two values); a byte a value; or a little-endian pair of bytes a
     *     value. Read to its limit and not kept
     */
    void write(ByteBuffer images) throws IOException;
  }
}
