package org.disentangle.config;

import java.util.List;
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
  private static final String ENCODER_FILTERS = "network.encoder.filters";
  private static final String DECODER_FILTERS = "network.decoder.filters";

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
   * Checks a network against the size of its images: each halving still has something to halve, and
   * each dense layer between pixels and units is small enough for one tensor.
   *
   * @param network resolved and checked by itself
   * @throws UserErrorException naming the field and what would fit
   */
  public static void check(NetworkConfig network, ImageShape images, String where) {
    if (network.hasDense()) {
      checkDense(network, images, where);
      return;
    }
    String layer = network.hasResidual() ? "residual stages" : "convolutions";
    checkHalvings(ENCODER_FILTERS, network.getEncoder().getFiltersCount(), 0, layer, images, where);
    DecoderConfig decoder = network.getDecoder();
    String upward = network.hasResidual() ? layer : "transposed convolutions";
    checkHalvings(
        DECODER_FILTERS,
        decoder.getFiltersCount(),
        decoder.getOutputStride() - 1,
        upward,
        images,
        where);
  }

  private static void checkHalvings(
      String field, int filters, int further, String layer, ImageShape images, String where) {
    int most = MapSize.of(images).halvings();
    int halvings = filters + further;
    if (halvings <= most) {
      return;
    }
    String alsoBy = further == 0 ? "" : " beside output_stride %s".formatted(further + 1);
    throw new UserErrorException(
        "%s: %s has %s %s%s, but images of %s pixels can be halved only %s times; write at most %s of them, or make the images at least %s pixels high or wide by data.resize"
            .formatted(
                where,
                field,
                filters,
                layer,
                alsoBy,
                MapSize.of(images),
                most,
                Math.max(0, most - further),
                leastSide(halvings)));
  }

  /** The smallest longer side that can be halved so often. */
  private static long leastSide(int halvings) {
    return (1L << (halvings - 1)) + 1;
  }

  private static void checkDense(NetworkConfig network, ImageShape images, String where) {
    List<Integer> encoder = network.getEncoder().getHiddenUnitsList();
    List<Integer> decoder = network.getDecoder().getHiddenUnitsList();
    int latents = network.getLatentDimension();
    checkWeights(
        "network.encoder.hidden_units",
        encoder.isEmpty() ? latents : encoder.get(0),
        images,
        where);
    checkWeights(
        "network.decoder.hidden_units",
        decoder.isEmpty() ? latents : decoder.get(decoder.size() - 1),
        images,
        where);
  }

  private static void checkWeights(String field, int units, ImageShape images, String where) {
    if ((long) units * images.values() > Integer.MAX_VALUE) {
      throw new UserErrorException(
          "%s: the layer of %s between %s units and images of %s would have more than %s weights, the most that one tensor holds here; write at most %s units, make the images smaller by data.resize or data.crop, or leave network.dense out"
              .formatted(
                  where,
                  field,
                  units,
                  images,
                  Integer.MAX_VALUE,
                  Integer.MAX_VALUE / images.values()));
    }
  }
}
