package org.disentangle.config;

import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.image.ImageShape;

/** Checks that the layers of a network fit the images. */
public final class NetworkGeometry {
  /** The height and width of dSprites and of the other sets that are drawn here. */
  private static final int DRAWN_SIDE = 64;

  private NetworkGeometry() {}

  /**
   * Checks what does not depend on the images; and, where the configuration tells their size, that
   * too.
   *
   * @throws UserErrorException naming the field and what would fit
   */
  static void check(RunConfig run, String where) {
    NetworkConfig network = run.getNetwork();
    if (network.getEncoder().getFiltersCount() == 0) {
      throw new UserErrorException(
          where
              + ": network.encoder.filters is missing; write one number for each convolution,"
              + " e.g. filters: [32, 32, 64, 64]");
    }
    if (network.getDecoder().hasAutoregressive()) {
      AutoregressivePixelsConfig pixels = network.getDecoder().getAutoregressive();
      requireOdd("first_kernel_size", pixels.getFirstKernelSize(), where);
      requireOdd("kernel_size", pixels.getKernelSize(), where);
    }
    size(run.getData()).ifPresent(known -> check(run, known, where));
  }

  /** An image of the size that the configuration tells without a look at the images. */
  private static Optional<ImageShape> size(DataConfig data) {
    if (data.hasResize()) {
      return Optional.of(
          new ImageShape(data.getResize().getHeight(), data.getResize().getWidth(), 1));
    }
    if (data.hasCrop()) {
      return Optional.of(new ImageShape(data.getCrop().getHeight(), data.getCrop().getWidth(), 1));
    }
    return switch (data.getSourceCase()) {
      case DRAWN, SOURCE_NOT_SET -> Optional.of(new ImageShape(DRAWN_SIDE, DRAWN_SIDE, 1));
      case ARCHIVE, FOLDER -> Optional.empty();
    };
  }

  /**
   * Checks that each convolution still has a map to halve, that the decoder's strides lead from a
   * whole number of pixels to the image's height and width, and that encoder and decoder of a
   * VQ-VAE meet in its map of codes.
   *
   * @param run checked in all that does not depend on the images
   * @throws UserErrorException naming the field and what would fit
   */
  public static void check(RunConfig run, ImageShape image, String where) {
    NetworkConfig network = run.getNetwork();
    int most = Math.min(halvings(image.height()), halvings(image.width()));
    String pixels = image.height() + " x " + image.width();
    int convolutions = network.getEncoder().getFiltersCount();
    if (convolutions > most) {
      throw new UserErrorException(
          "%s: network.encoder.filters has %s convolutions but an image of %s pixels can be halved only %s times; leave out some of them, or take another size by data.resize"
              .formatted(where, convolutions, pixels, most));
    }
    DecoderConfig decoder = network.getDecoder();
    int stride = decoder.getOutputStride();
    int mostTransposed = most - Integer.numberOfTrailingZeros(stride);
    if (decoder.getFiltersCount() > mostTransposed) {
      throw new UserErrorException(
          "%s: network.decoder.filters has %s transposed convolutions of stride 2, but with output_stride %s an image of %s pixels allows at most %s; leave out some of them, or take another size by data.resize"
              .formatted(where, decoder.getFiltersCount(), stride, pixels, mostTransposed));
    }
    if (run.hasVqVae()) {
      CodeGridGeometry.check(run, image, where);
    }
  }

  private static int halvings(int length) {
    return Integer.numberOfTrailingZeros(length);
  }

  private static void requireOdd(String field, int size, String where) {
    if (size % 2 == 0) {
      throw new UserErrorException(
          where
              + ": network.decoder.autoregressive."
              + field
              + " is "
              + size
              + ", but a masked kernel needs a centre; write an odd number");
    }
  }
}
