package org.disentangle.config;

import org.disentangle.UserErrorException;

/** Checks that the layers of a network fit the map of codes of a VQ-VAE. */
final class CodeGridGeometry {
  private static final int IMAGE_SIDE = 64;

  private CodeGridGeometry() {}

  /**
   * Checks that encoder and decoder meet in the map of codes, without dense layers, and that early
   * stopping does not watch a loss that only one of the two stages lowers.
   *
   * @throws UserErrorException naming the field and what would fit
   */
  static void check(RunConfig run, String where) {
    int grid = run.getVqVae().getGrid();
    EncoderConfig encoder = run.getNetwork().getEncoder();
    DecoderConfig decoder = run.getNetwork().getDecoder();
    int given = IMAGE_SIDE >> encoder.getFiltersCount();
    if (grid != given) {
      throw new UserErrorException(
          "%s: vq_vae.grid is %s but the %s convolutions of network.encoder.filters turn 64 x 64 pixels into a map of %s x %s; write grid: %s, or as many filters as there are halvings"
              .formatted(where, grid, encoder.getFiltersCount(), given, given, given));
    }
    int taken = (IMAGE_SIDE >> decoder.getFiltersCount()) / decoder.getOutputStride();
    if (grid != taken) {
      throw new UserErrorException(
          "%s: vq_vae.grid is %s but network.decoder.filters and output_stride make 64 x 64 pixels out of a map of %s x %s; the decoder must double as often as the encoder halves"
              .formatted(where, grid, taken, taken));
    }
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
