package org.disentangle.data.collection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.FileErrorException;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.data.picture.Framing;
import org.disentangle.data.picture.PictureFile;
import org.disentangle.data.picture.PictureHeader;
import org.disentangle.data.picture.UnreadablePictureException;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * What the headers of a collection's pictures say together.
 *
 * @param pictures the numbers in the collection of those that can be read
 * @param bytes what each of them takes once decoded
 * @param shape of the images that are made of them
 * @param kind 16 bits if one of them has as many
 */
record PictureSurvey(int[] pictures, long[] bytes, ImageShape shape, PixelKind kind) {
  private static final Logger LOG = LogManager.getLogger();
  private static final String TASK = "looking at the pictures";
  private static final int RGB = 3;

  /** A picture of the collection, and what its file says. */
  private record Seen(int picture, PictureHeader header) {}

  /** Looks at one picture. */
  private interface Look {
    PictureHeader at(int picture, PictureFile file) throws UnreadablePictureException;
  }

  /**
   * Reads all headers, in parallel. Where unreadable pictures are to be left out, all pictures are
   * decoded then: damage within one is not seen before.
   *
   * @throws UserErrorException if a picture cannot be read and is not to be left out, none can, or
   *     they do not have one size
   */
  static PictureSurvey of(PictureCollection collection, PictureReading reading, Progress progress) {
    List<Seen> seen = headers(collection, reading, progress);
    if (reading.leavesOut()) {
      Map<Integer, PictureHeader> known = new HashMap<>();
      seen.forEach(each -> known.put(each.picture, each.header));
      seen =
          looked(
              collection,
              reading,
              seen.stream().mapToInt(Seen::picture).toArray(),
              picture -> collection.memory(picture) + known.get(picture).bytes(),
              (picture, file) -> {
                file.decode(1, reading.background());
                return known.get(picture);
              },
              progress);
    }
    if (seen.isEmpty()) {
      throw new UserErrorException(
          "none of the %s pictures in %s can be read"
              .formatted(collection.size(), collection.path()));
    }
    boolean isWide =
        seen.stream().anyMatch(each -> each.header.highest() > PixelKind.EIGHT_BITS.highest());
    return new PictureSurvey(
        seen.stream().mapToInt(Seen::picture).toArray(),
        seen.stream().mapToLong(each -> each.header.bytes()).toArray(),
        shape(collection, seen, reading),
        isWide ? PixelKind.SIXTEEN_BITS : PixelKind.EIGHT_BITS);
  }

  /**
   * The height and width of each picture that can be read, as framed.
   *
   * @throws UserErrorException if a picture cannot be read and is not to be left out
   */
  static List<ImageShape> sizes(
      PictureCollection collection, PictureReading reading, Progress progress) {
    Framing framing = reading.framing();
    return headers(collection, reading, progress).stream()
        .map(Seen::header)
        .map(
            header ->
                new ImageShape(framing.height(header.height()), framing.width(header.width()), 1))
        .toList();
  }

  private static List<Seen> headers(
      PictureCollection collection, PictureReading reading, Progress progress) {
    return looked(
        collection,
        reading,
        IntStream.range(0, collection.size()).toArray(),
        collection::memory,
        (picture, file) -> file.header(),
        progress);
  }

  /** Looks at pictures in parallel, and reports on them in order. */
  private static List<Seen> looked(
      PictureCollection collection,
      PictureReading reading,
      int[] pictures,
      IntToLongFunction memory,
      Look look,
      Progress progress) {
    List<Seen> seen = new ArrayList<>();
    long[] costs = IntStream.of(pictures).mapToLong(memory).toArray();
    for (MemoryRanges.Range range : MemoryRanges.of(costs)) {
      progress.update(TASK, range.start(), pictures.length);
      List<PictureFile> files = collection.files(range.pieces().map(i -> pictures[i]));
      Map<Integer, UnreadablePictureException> faults = new ConcurrentHashMap<>();
      range
          .pieces()
          .parallel()
          .mapToObj(i -> one(pictures[i], files.get(i - range.start()), look, faults))
          .flatMap(Optional::stream)
          .forEachOrdered(seen::add);
      range
          .pieces()
          .map(i -> pictures[i])
          .filter(faults::containsKey)
          .forEach(
              picture -> {
                String name = collection.name(picture);
                if (!reading.leavesOut()) {
                  throw unreadable(name, reading, faults.get(picture));
                }
                LOG.warn("{} {}: left out", name, faults.get(picture).getMessage());
              });
    }
    progress.update(TASK, pictures.length, pictures.length);
    return seen;
  }

  private static Optional<Seen> one(
      int picture, PictureFile file, Look look, Map<Integer, UnreadablePictureException> faults) {
    try {
      return Optional.of(new Seen(picture, look.at(picture, file)));
    } catch (UnreadablePictureException e) {
      faults.put(picture, e);
      return Optional.empty();
    }
  }

  /**
   * The sentence for a picture that cannot be read.
   *
   * @param name of the picture
   */
  static UserErrorException unreadable(String name, PictureReading reading, IOException fault) {
    return FileErrorException.of(
        "%s %s; mend it, take it out, or leave such pictures out by %s.unreadable: SKIP"
            .formatted(name, fault.getMessage(), reading.field()),
        fault);
  }

  private static ImageShape shape(
      PictureCollection collection, List<Seen> seen, PictureReading reading) {
    Framing framing = reading.framing();
    int[] size = new int[0];
    for (Seen each : seen) {
      PictureHeader header = each.header;
      framing.requireRoom(header.height(), header.width(), collection.name(each.picture));
      int[] own = {framing.height(header.height()), framing.width(header.width())};
      if (size.length > 0 && !Arrays.equals(own, size)) {
        throw new UserErrorException(
            "%s has %s x %s pixels (height x width), but %s has %s x %s; bring all to one size by data.resize, or take a part of each by data.crop"
                .formatted(
                    collection.name(seen.get(0).picture),
                    size[0],
                    size[1],
                    collection.name(each.picture),
                    own[0],
                    own[1]));
      }
      size = own;
    }
    boolean isGrey =
        switch (reading.channels()) {
          case GREY -> true;
          case RGB -> false;
          case AS_FOUND ->
              seen.stream().allMatch(each -> each.header.isGreyOn(reading.background()));
        };
    int channels = isGrey ? 1 : RGB;
    if ((long) size[0] * size[1] * channels > ImageShape.MOST_VALUES) {
      throw new UserErrorException(
          "the pictures in %s have %s x %s x %s values; expected at most %s: make them smaller by data.resize"
              .formatted(collection.path(), size[0], size[1], channels, ImageShape.MOST_VALUES));
    }
    return new ImageShape(size[0], size[1], channels);
  }
}
