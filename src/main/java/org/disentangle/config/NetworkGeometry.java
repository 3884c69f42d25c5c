package org.disentangle.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.image.ImageShape;

/**
 * The sizes of the maps within a network, for images of any size.
 *
 * <p>Every halving rounds up, and every doubling of the decoder undoes one halving of the images'
 * size: 28 x 28 pixels become maps of 14 x 14, 7 x 7 and 4 x 4, and the decoder leads from 4 x 4 to
 * 7 x 7, 14 x 14 and 28 x 28.
 */
public final class NetworkGeometry {
  /** The height and width of dSprites and of the other sets that are drawn here. */
  private static final int DRAWN_SIDE = 64;

  private NetworkGeometry() {}

  /** The size of the encoder's last map. */
  public static MapSize encoderMap(NetworkConfig network, ImageShape images) {
    return MapSize.of(images).halved(network.getEncoder().getFiltersCount());
  }

  /**
   * The sizes of the decoder's maps before its last layer: of the small one, then that after each
   * of its filters.
   */
  public static List<MapSize> decoderMaps(DecoderConfig decoder, ImageShape images) {
    int doublings = doublings(decoder);
    return IntStream.rangeClosed(0, decoder.getFiltersCount())
        .mapToObj(i -> MapSize.of(images).halved(doublings - i))
        .toList();
  }

  /** How often the decoder doubles a map. */
  static int doublings(DecoderConfig decoder) {
    return decoder.getFiltersCount() + decoder.getOutputStride() - 1;
  }

  /**
   * Checks a run against the size of its images where the configuration tells it.
   *
   * @param run checked by itself
   * @throws UserErrorException naming the field and what would fit
   */
  static void check(RunConfig run, String where) {
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
      case ARCHIVE, FOLDER, SHARDS, CARS3D, SMALL_NORB -> Optional.empty();
    };
  }

  /**
   * Checks that each halving of a network still has something to halve, that each dense layer
   * between pixels and units is small enough for one tensor, and that the map of codes of a VQ-VAE
   * is the one that was asked for.
   *
   * @param run checked in all that does not depend on the images
   * @throws UserErrorException naming the field and what would fit
   */
  public static void check(RunConfig run, ImageShape images, String where) {
    NetworkConfig network = run.getNetwork();
    if (!network.hasDense()) {
      int halvings = network.getEncoder().getFiltersCount();
      checkHalvings(halvings, "network.encoder.filters halves", images, where);
      checkHalvings(
          doublings(network.getDecoder()),
          "network.decoder.filters and output_stride double",
          images,
          where);
    }
    if (run.hasVqVae()) {
      CodeGridGeometry.check(run, images, where);
    } else {
      checkDenseLayers(network, images, where);
    }
  }

  /**
   * Checks the changes of size of one side of a network.
   *
   * @param halvings how many, which are doublings on the decoder's side
   * @param what the field and its verb
   */
  private static void checkHalvings(int halvings, String what, ImageShape images, String where) {
    MapSize size = MapSize.of(images);
    if (halvings > size.halvings()) {
      throw new UserErrorException(
          "%s: %s the map %s times, but images of %s pixels can be halved only %s times; leave out %s of the filters, or make the images at least %s pixels high or wide by data.resize"
              .formatted(
                  where,
                  what,
                  halvings,
                  size,
                  size.halvings(),
                  halvings - size.halvings(),
                  leastSide(halvings)));
    }
  }

  /** The smallest longer side that can be halved so often. */
  private static long leastSide(int halvings) {
    return (1L << (halvings - 1)) + 1;
  }

  /** Checks the dense layers next to the maps, or to the pixels where there are no maps. */
  private static void checkDenseLayers(NetworkConfig network, ImageShape images, String where) {
    EncoderConfig encoder = network.getEncoder();
    DecoderConfig decoder = network.getDecoder();
    long encoded = images.values();
    long decoded = images.values();
    if (!network.hasDense()) {
      encoded =
          (long) encoderMap(network, images).positions()
              * encoder.getFilters(encoder.getFiltersCount() - 1);
      decoded = (long) decoderMaps(decoder, images).get(0).positions() * decoder.getBaseChannels();
    }
    int latents = network.getLatentDimension();
    int lastHidden = decoder.getHiddenUnitsCount() - 1;
    checkWeights(
        "encoder",
        encoder.getHiddenUnitsCount() == 0 ? latents : encoder.getHiddenUnits(0),
        encoded,
        where);
    if (!decoder.getAdaptiveNormalization() && !decoder.getSpatialBroadcast()) {
      checkWeights(
          "decoder", lastHidden < 0 ? latents : decoder.getHiddenUnits(lastHidden), decoded, where);
    }
  }

  private static void checkWeights(String side, int units, long values, String where) {
    if (units * values > Integer.MAX_VALUE) {
      throw new UserErrorException(
          "%s: network.%s would have a dense layer between %s values and %s units, with more than the %s weights that one tensor holds here; write fewer hidden_units or more filters, or make the images smaller by data.resize or data.crop"
              .formatted(where, side, values, units, Integer.MAX_VALUE));
    }
  }
}
