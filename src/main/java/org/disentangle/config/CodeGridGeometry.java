package org.disentangle.config;

import org.disentangle.image.ImageShape;
import org.disentangle.UserErrorException;

/** Checks that the layers of a network fit the map of codes of a VQ-VAE. */
final class CodeGridGeometry {
  private CodeGridGeometry() {}

  /**
   * Checks that encoder and decoder meet in the map of codes.
   *
   * @throws UserErrorException naming the field and what would fit
   */
  static void check(RunConfig run, ImageShape image, String where) {
    int grid = run.getVqVae().getGrid();
    EncoderConfig encoder = run.getNetwork().getEncoder();
    DecoderConfig decoder = run.getNetwork().getDecoder();
    String pixels = image.height() + " x " + image.width();
    int halvings = encoder.getFiltersCount();
    int height = image.height() >> halvings;
    int width = image.width() >> halvings;
    if (grid != height || grid != width) {
      throw new UserErrorException(
          "%s: vq_vae.grid is %s but the %s convolutions of network.encoder.filters turn %s pixels into a map of %s x %s; %s"
              .formatted(
                  where,
                  grid,
                  halvings,
                  pixels,
                  height,
                  width,
                  height == width
                      ? "write grid: " + height + ", or as many filters as there are halvings"
                      : "a map of codes is a square: make the images one by data.resize or data.crop"));
    }
    int strides = (1 << decoder.getFiltersCount()) * decoder.getOutputStride();
    int taken = image.height() / strides;
    if (grid != taken) {
      throw new UserErrorException(
          "%s: vq_vae.grid is %s but network.decoder.filters and output_stride make %s pixels out of a map of %s x %s; the decoder must double as often as the encoder halves"
              .formatted(where, grid, pixels, taken, image.width() / strides));
    }
  }

  /**
   * Checks that there are no dense layers, which would mix the map, and that early stopping does
   * not watch a loss that only one of the two stages lowers.
   *
   * @throws UserErrorException naming the field
   */
  static void check(RunConfig run, String where) {
    EncoderConfig encoder = run.getNetwork().getEncoder();
    DecoderConfig decoder = run.getNetwork().getDecoder();
    requireNoDenseLayers("encoder", encoder.getHiddenUnitsCount(), where);
    requireNoDenseLayers("decoder", decoder.getHiddenUnitsCount(), where);
    if (run.getLoop().hasEarlyStopping()) {
      throw new UserErrorException(
          where
              + ": loop.early_stopping looks at one loss, and a VQ-VAE has one for its autoencoder"
              + " and one for its prior; leave it out");
    }
  }

  private static void requireNoDenseLayers(String network, int layers, String where) {
    if (layers > 0) {
      throw new UserErrorException(
          "%s: network.%s.hidden_units has %s dense layers, but the codes of a VQ-VAE are a map, which dense layers would mix; leave hidden_units out"
              .formatted(where, network, layers));
    }
  }
}
