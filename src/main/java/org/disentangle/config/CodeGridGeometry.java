package org.disentangle.config;

import org.disentangle.UserErrorException;
import org.disentangle.image.ImageShape;

/** Checks that the layers of a network fit the map of codes of a VQ-VAE. */
final class CodeGridGeometry {
  /** The exported graph that draws samples holds the prior once for each position. */
  private static final int MOST_POSITIONS = 256;

  private CodeGridGeometry() {}

  /**
   * Checks that encoder and decoder meet in a map of codes, without dense layers, and that early
   * stopping does not watch a loss that only one of the two stages lowers.
   *
   * @throws UserErrorException naming the field and what would fit
   */
  static void check(RunConfig run, String where) {
    NetworkConfig network = run.getNetwork();
    if (network.hasDense()) {
      throw new UserErrorException(
          where
              + ": network.dense makes no maps, and the codes of a vq_vae are a map; leave it out"
              + " and write encoder.filters and decoder.filters");
    }
    requireNoDenseLayers("encoder", network.getEncoder().getHiddenUnitsCount(), where);
    requireNoDenseLayers("decoder", network.getDecoder().getHiddenUnitsCount(), where);
    if (network.getDecoder().getAdaptiveNormalization()) {
      throw new UserErrorException(
          where
              + ": network.decoder.adaptive_normalization scales whole maps by a vector of latents,"
              + " and the codes of a vq_vae are a map; leave it out");
    }
    if (network.getDecoder().getSpatialBroadcast()) {
      throw new UserErrorException(
          where
              + ": network.decoder.spatial_broadcast makes a map of a vector of latents, and the"
              + " codes of a vq_vae are a map; leave it out");
    }
    int halvings = network.getEncoder().getFiltersCount();
    int doublings = NetworkGeometry.doublings(network.getDecoder());
    if (halvings != doublings) {
      throw new UserErrorException(
          "%s: network.encoder.filters halves the images %s times, but network.decoder.filters and output_stride double the map of codes %s times; the decoder must double as often as the encoder halves"
              .formatted(where, halvings, doublings));
    }
    if (run.getLoop().hasEarlyStopping()) {
      throw new UserErrorException(
          where
              + ": loop.early_stopping looks at one loss, and a VQ-VAE has one for its autoencoder"
              + " and one for its prior; leave it out");
    }
  }

  /**
   * Checks the map of codes that the encoder makes of images.
   *
   * @param run checked without its images
   * @throws UserErrorException naming the field and what would fit
   */
  static void check(RunConfig run, ImageShape images, String where) {
    int halvings = run.getNetwork().getEncoder().getFiltersCount();
    MapSize map = NetworkGeometry.encoderMap(run.getNetwork(), images);
    int grid = run.getVqVae().getGrid();
    if (run.getVqVae().hasGrid() && !map.equals(new MapSize(grid, grid))) {
      throw new UserErrorException(
          "%s: vq_vae.grid is %s, but the %s halvings of network.encoder.filters turn %s pixels into a map of %s; %s"
              .formatted(
                  where,
                  grid,
                  halvings,
                  MapSize.of(images),
                  map,
                  map.height() == map.width()
                      ? "write grid: " + map.height() + ", or as many filters as there are halvings"
                      : "leave grid out, which is for maps as high as wide"));
    }
    if (map.positions() > MOST_POSITIONS) {
      throw new UserErrorException(
          "%s: the %s halvings of network.encoder.filters turn %s pixels into a map of %s codes, and the prior of a vq_vae draws at most %s of them; write more filters, or make the images smaller by data.resize or data.crop"
              .formatted(where, halvings, MapSize.of(images), map, MOST_POSITIONS));
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
