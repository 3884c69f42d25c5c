package org.disentangle.config;

import org.disentangle.UserErrorException;

/** Checks that the layers of a network fit images of 64 x 64 pixels. */
final class NetworkGeometry {
  private static final int IMAGE_SIDE = 64;

  private NetworkGeometry() {}

  /**
   * Checks that each convolution still has a map to halve, and that the decoder's strides lead from
   * a whole number of pixels to the image's side.
   *
   * @throws UserErrorException naming the field and what would fit
   */
  static void check(NetworkConfig network, String where) {
    int most = Integer.numberOfTrailingZeros(IMAGE_SIDE);
    int convolutions = network.getEncoder().getFiltersCount();
    if (convolutions == 0) {
      throw new UserErrorException(
          where
              + ": network.encoder.filters is missing; write one number for each convolution,"
              + " e.g. filters: [32, 32, 64, 64]");
    }
    if (convolutions > most) {
      throw new UserErrorException(
          where
              + ": network.encoder.filters has "
              + convolutions
              + " convolutions but an image of 64 x 64 pixels can be halved only "
              + most
              + " times; leave out some of them");
    }
    DecoderConfig decoder = network.getDecoder();
    int stride = decoder.getOutputStride();
    int mostTransposed = most - Integer.numberOfTrailingZeros(stride);
    if (decoder.getFiltersCount() > mostTransposed) {
      throw new UserErrorException(
          where
              + ": network.decoder.filters has "
              + decoder.getFiltersCount()
              + " transposed convolutions of stride 2, but with output_stride "
              + stride
              + " an image of 64 x 64 pixels allows at most "
              + mostTransposed
              + "; leave out some of them");
    }
    if (decoder.hasAutoregressive()) {
      AutoregressivePixelsConfig pixels = decoder.getAutoregressive();
      requireOdd("first_kernel_size", pixels.getFirstKernelSize(), where);
      requireOdd("kernel_size", pixels.getKernelSize(), where);
    }
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
