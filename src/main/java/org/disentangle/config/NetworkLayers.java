package org.disentangle.config;

import java.util.List;
import org.disentangle.UserErrorException;

/** Checks that the fields of a network fit its architecture, whatever the images. */
final class NetworkLayers {
  private NetworkLayers() {}

  /**
   * Checks that an architecture with maps says how many, that one without has none, that the
   * latents reach the images, that masked kernels have a centre, and that there is an output bias
   * where it is to start at a mean.
   *
   * @param network whole, each field within its own range
   * @throws UserErrorException naming the field, its value and what to write
   */
  static void check(NetworkConfig network, String where) {
    DecoderConfig decoder = network.getDecoder();
    checkOutputBias(decoder, where);
    if (network.hasDense()) {
      checkDense(network, where);
      return;
    }
    if (network.getEncoder().getFiltersCount() == 0) {
      throw new UserErrorException(
          "%s: network.encoder.filters is missing; write one number for each %s, e.g. filters: [32, 32, 64, 64]"
              .formatted(where, network.hasResidual() ? "stage" : "convolution"));
    }
    boolean hasMapsToScale = network.hasResidual() || decoder.getFiltersCount() > 0;
    if (decoder.getAdaptiveNormalization() && !hasMapsToScale) {
      throw new UserErrorException(
          where
              + ": network.decoder.adaptive_normalization scales the maps of decoder.filters, and"
              + " there are none; write decoder { filters: [64, 32, 32] }, or leave it out");
    }
    if (decoder.getAdaptiveNormalization() && decoder.getSpatialBroadcast()) {
      throw new UserErrorException(
          where
              + ": network.decoder.spatial_broadcast and adaptive_normalization are two ways for the"
              + " latents into the decoder; leave one of them out");
    }
    if (decoder.hasAutoregressive()) {
      AutoregressivePixelsConfig pixels = decoder.getAutoregressive();
      requireOdd("first_kernel_size", pixels.getFirstKernelSize(), where);
      requireOdd("kernel_size", pixels.getKernelSize(), where);
    }
  }

  private static void checkOutputBias(DecoderConfig decoder, String where) {
    if (decoder.getOutputBiasImages() == 0) {
      return;
    }
    if (!decoder.getOutputBias()) {
      throw new UserErrorException(
          "%s: network.decoder.output_bias_images is %s, but output_bias is false; leave one of them out"
              .formatted(where, decoder.getOutputBiasImages()));
    }
    if (decoder.hasAutoregressive()) {
      throw new UserErrorException(
          "%s: network.decoder.output_bias_images is %s, but the last layer of an autoregressive decoder gives features and no values; leave it out"
              .formatted(where, decoder.getOutputBiasImages()));
    }
  }

  private static void checkDense(NetworkConfig network, String where) {
    EncoderConfig encoder = network.getEncoder();
    DecoderConfig decoder = network.getDecoder();
    refuseFilters("encoder", encoder.getFiltersList(), where);
    refuseFilters("decoder", decoder.getFiltersList(), where);
    EncoderConfig encoderDefault = EncoderConfig.getDefaultInstance();
    DecoderConfig decoderDefault = DecoderConfig.getDefaultInstance();
    refuse("encoder.kernel_size", encoder.getKernelSize(), encoderDefault.getKernelSize(), where);
    refuse("decoder.kernel_size", decoder.getKernelSize(), decoderDefault.getKernelSize(), where);
    refuse(
        "decoder.base_channels",
        decoder.getBaseChannels(),
        decoderDefault.getBaseChannels(),
        where);
    refuse(
        "decoder.output_stride",
        decoder.getOutputStride(),
        decoderDefault.getOutputStride(),
        where);
    if (decoder.getAdaptiveNormalization()) {
      throw new UserErrorException(
          where
              + ": network.decoder.adaptive_normalization scales maps, and a dense network has"
              + " none; leave it out, or leave network.dense out");
    }
    if (decoder.getSpatialBroadcast()) {
      throw new UserErrorException(
          where
              + ": network.decoder.spatial_broadcast fills a map, and a dense network has none;"
              + " leave it out, or leave network.dense out");
    }
    if (decoder.hasAutoregressive()) {
      throw new UserErrorException(
          where
              + ": network.decoder.autoregressive reads a map of features around each pixel, and a"
              + " dense network makes none; leave network.dense out or choose other pixels");
    }
  }

  private static void refuseFilters(String side, List<Integer> filters, String where) {
    if (!filters.isEmpty()) {
      throw new UserErrorException(
          "%s: network.%s.filters is %s, but a dense network has no maps; leave the filters out and write hidden_units, or leave network.dense out"
              .formatted(where, side, filters));
    }
  }

  /** A value other than the default was written down: it would be ignored. */
  private static void refuse(String field, int value, int byDefault, String where) {
    if (value != byDefault) {
      throw new UserErrorException(
          "%s: network.%s is %s, but a dense network has no maps; leave it out, or leave network.dense out"
              .formatted(where, field, value));
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
