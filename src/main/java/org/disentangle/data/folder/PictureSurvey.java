package org.disentangle.data.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.FolderConfig;
import org.disentangle.config.UnreadablePicture;
import org.disentangle.data.picture.Background;
import org.disentangle.data.picture.Framing;
import org.disentangle.data.picture.PictureFile;
import org.disentangle.data.picture.PictureHeader;
import org.disentangle.data.picture.UnreadablePictureException;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * What the headers of a folder's pictures say together.
 *
 * @param pictures the numbers in the listing of those that can be read
 * @param bytes what each of them takes once decoded
 * @param shape of the images that are made of them
 * @param kind 16 bits if one of them has as many
 */
record PictureSurvey(int[] pictures, long[] bytes, ImageShape shape, PixelKind kind) {
  private static final Logger LOG = LogManager.getLogger();
  private static final String TASK = "looking at the pictures";
  private static final int RGB = 3;

  /** A picture of the listing, and what its file says. */
  private record Seen(int picture, PictureHeader header) {}

  /** Looks at one picture. */
  private interface Look {
    PictureHeader at(int picture) throws UnreadablePictureException;
  }

  /**
   * Reads all headers, in parallel. Where unreadable pictures are to be left out, all pictures are
   * decoded then: damage within one is not seen before.
   *
   * @throws UserErrorException if a picture cannot be read and is not to be left out, none can, or
   *     they do not have one size
   */
  static PictureSurvey of(
      FolderListing listing, FolderConfig config, Framing framing, Progress progress) {
    int count = listing.pictures().size();
    int[] all = IntStream.range(0, count).toArray();
    boolean skips = config.getUnreadable() == UnreadablePicture.SKIP;
    List<Seen> seen =
        looked(
            listing,
            all,
            MemoryRanges.of(new long[count]),
            skips,
            picture -> file(listing, picture).header(),
            progress);
    if (skips) {
      Background background = PictureFolder.background(config);
      int[] pictures = seen.stream().mapToInt(Seen::picture).toArray();
      List<PictureHeader> headers = seen.stream().map(Seen::header).toList();
      Map<Integer, PictureHeader> known = new HashMap<>();
      seen.forEach(each -> known.put(each.picture(), each.header()));
      seen =
          looked(
              listing,
              pictures,
              MemoryRanges.of(headers.stream().mapToLong(PictureHeader::bytes).toArray()),
              true,
              picture -> {
                file(listing, picture).decode(1, background);
                return known.get(picture);
              },
              progress);
    }
    if (seen.isEmpty()) {
      throw new UserErrorException(
          "none of the %s pictures in %s can be read".formatted(count, listing.folder()));
    }
    boolean isWide =
        seen.stream().anyMatch(each -> each.header.highest() > PixelKind.EIGHT_BITS.highest());
    return new PictureSurvey(
        seen.stream().mapToInt(Seen::picture).toArray(),
        seen.stream().mapToLong(each -> each.header.bytes()).toArray(),
        shape(listing, seen, config, framing),
        isWide ? PixelKind.SIXTEEN_BITS : PixelKind.EIGHT_BITS);
  }

  /**
   * The height and width of each picture that can be read, as framed.
   *
   * @throws UserErrorException if a picture cannot be read and is not to be left out
   */
  static List<ImageShape> sizes(
      FolderListing listing, FolderConfig config, Framing framing, Progress progress) {
    int count = listing.pictures().size();
    List<Seen> seen =
        looked(
            listing,
            IntStream.range(0, count).toArray(),
            MemoryRanges.of(new long[count]),
            config.getUnreadable() == UnreadablePicture.SKIP,
            picture -> file(listing, picture).header(),
            progress);
    return seen.stream()
        .map(Seen::header)
        .map(
            header ->
                new ImageShape(framing.height(header.height()), framing.width(header.width()), 1))
        .toList();
  }

  private static PictureFile file(FolderListing listing, int picture) {
    return new PictureFile(listing.file(listing.pictures().get(picture)));
  }

  /** Looks at pictures in parallel, and reports on them in order. */
  private static List<Seen> looked(
      FolderListing listing,
      int[] pictures,
      List<MemoryRanges.Range> ranges,
      boolean skips,
      Look look,
      Progress progress) {
    List<Seen> seen = new ArrayList<>();
    for (MemoryRanges.Range range : ranges) {
      progress.update(TASK, range.start(), pictures.length);
      Map<Integer, UnreadablePictureException> faults = new ConcurrentHashMap<>();
      range
          .pieces()
          .parallel()
          .mapToObj(i -> one(pictures[i], look, faults))
          .flatMap(Optional::stream)
          .forEachOrdered(seen::add);
      range
          .pieces()
          .map(i -> pictures[i])
          .filter(faults::containsKey)
          .forEach(
              picture -> {
                UserErrorException fault = unreadable(listing, picture, faults.get(picture));
                if (!skips) {
                  throw fault;
                }
                LOG.warn(
                    "{} {}: left out",
                    listing.file(listing.pictures().get(picture)),
                    faults.get(picture).getMessage());
              });
    }
    progress.update(TASK, pictures.length, pictures.length);
    return seen;
  }

  private static Optional<Seen> one(
      int picture, Look look, Map<Integer, UnreadablePictureException> faults) {
    try {
      return Optional.of(new Seen(picture, look.at(picture)));
    } catch (UnreadablePictureException e) {
      faults.put(picture, e);
      return Optional.empty();
    }
  }

  /** The sentence for a picture that cannot be read. */
  static UserErrorException unreadable(FolderListing listing, int picture, IOException fault) {
    return new UserErrorException(
        "%s %s; mend it, take it out, or leave such pictures out by data.folder.unreadable: SKIP"
            .formatted(listing.file(listing.pictures().get(picture)), fault.getMessage()),
        fault);
  }

  private static ImageShape shape(
      FolderListing listing, List<Seen> seen, FolderConfig config, Framing framing) {
    int[] size = new int[0];
    for (Seen each : seen) {
      PictureHeader header = each.header;
      String name = listing.pictures().get(each.picture);
      framing.requireRoom(header.height(), header.width(), name);
      int[] own = {framing.height(header.height()), framing.width(header.width())};
      if (size.length > 0 && !Arrays.equals(own, size)) {
        throw new UserErrorException(
            "%s: %s has %s x %s pixels (height x width), but %s has %s x %s; bring all to one size by data.resize, or take a part of each by data.crop"
                .formatted(
                    listing.folder(),
                    listing.pictures().get(seen.get(0).picture),
                    size[0],
                    size[1],
                    name,
                    own[0],
                    own[1]));
      }
      size = own;
    }
    Background background = PictureFolder.background(config);
    boolean isGrey =
        switch (config.getChannels()) {
          case GREY -> true;
          case RGB -> false;
          case AS_FOUND -> seen.stream().allMatch(each -> each.header.isGreyOn(background));
        };
    int channels = isGrey ? 1 : RGB;
    if ((long) size[0] * size[1] * channels > ImageShape.MOST_VALUES) {
      throw new UserErrorException(
          "the pictures in %s have %s x %s x %s values; expected at most %s: make them smaller by data.resize"
              .formatted(listing.folder(), size[0], size[1], channels, ImageShape.MOST_VALUES));
    }
    return new ImageShape(size[0], size[1], channels);
  }
}
