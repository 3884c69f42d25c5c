package org.disentangle.data.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.FileErrorException;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;
import org.disentangle.config.ShardPaths;
import org.disentangle.config.ShardsConfig;
import org.disentangle.data.collection.CollectionLabels;
import org.disentangle.data.collection.NaturalOrder;
import org.disentangle.data.collection.PictureCollection;
import org.disentangle.data.picture.PictureFile;

/** The pictures of tar archives or Parquet files, one file after the other. Not for threads. */
public final class Shards implements PictureCollection {
  private static final Logger LOG = LogManager.getLogger();

  private final ShardsConfig config;
  private final List<Path> files;
  private final Opening opening;
  private Optional<Content> content = Optional.empty();

  /** A file of the collection. */
  private record Read(Path file, Shard shard) {}

  /** What is read of all files: each by the number of its first sample. */
  private record Content(NavigableMap<Integer, Read> files, int size, SampleLabels labels) {}

  /** Reads a file of one format. */
  private interface Opening {
    Shard read(Path path, ShardsConfig config, SampleLabels labels, int first) throws IOException;
  }

  private Shards(ShardsConfig config, List<Path> files, Opening opening) {
    this.config = config;
    this.files = files;
    this.opening = opening;
  }

  /** Whether a path names a file that is one by its first bytes, or several files. */
  public static boolean are(Path path) {
    return !Files.exists(path) || kind(path).isPresent();
  }

  private static Optional<FileKind> kind(Path file) {
    return FileKind.of(file).filter(Set.of(FileKind.TAR, FileKind.PARQUET)::contains);
  }

  /**
   * Finds the files that a configuration names, in the {@linkplain NaturalOrder natural order} of
   * their names.
   *
   * @throws UserErrorException if one is not there, or they are not all tar archives or all Parquet
   *     files
   */
  public static Shards of(ShardsConfig config) {
    List<Path> files =
        ShardPaths.of(Path.of(config.getPath())).stream()
            .sorted(
                Comparator.comparing(file -> file.getFileName().toString(), NaturalOrder.OF_PATHS))
            .toList();
    for (Path file : files) {
      if (kind(file).isEmpty()) {
        String expected = "a tar archive or Parquet file";
        throw FileKind.of(file)
            .map(kind -> kind.refusal(file, expected, "name such a file in data.shards.path"))
            .orElseGet(
                () ->
                    new UserErrorException(
                        "%s does not begin as %s; name such a file in data.shards.path"
                            .formatted(file, expected)));
      }
      if (!kind(file).equals(kind(files.get(0)))) {
        throw new UserErrorException(
            "%s and %s are of two kinds; expected tar archives or Parquet files alone"
                .formatted(files.get(0), file));
      }
    }
    boolean areTar = kind(files.get(0)).equals(Optional.of(FileKind.TAR));
    return new Shards(config, files, areTar ? TarShard::read : ParquetShard::read);
  }

  @Override
  public Path path() {
    return Path.of(config.getPath());
  }

  @Override
  public String fingerprint() {
    StringBuilder states = new StringBuilder();
    for (Path file : files) {
      reading(
          file,
          () -> {
            BasicFileAttributes state = Files.readAttributes(file, BasicFileAttributes.class);
            return states
                .append(file.getFileName())
                .append("\n%s %s\n".formatted(state.size(), state.lastModifiedTime().toMillis()));
          });
    }
    return states.toString();
  }

  @Override
  public int size() {
    return content().size;
  }

  private Content content() {
    if (content.isEmpty()) {
      content = Optional.of(read());
    }
    return content.get();
  }

  private Content read() {
    NavigableMap<Integer, Read> filled = new TreeMap<>();
    SampleLabels labels = new SampleLabels();
    int size = 0;
    for (Path file : files) {
      int first = size;
      Shard shard = reading(file, () -> opening.read(file, config, labels, first));
      if (shard.size() > 0) {
        filled.put(first, new Read(file, shard));
        size = reading(file, () -> Math.addExact(first, shard.size()));
      }
    }
    if (size == 0) {
      throw new UserErrorException(
          "%s has no picture; name files that have some in data.shards.path"
              .formatted(config.getPath()));
    }
    for (String asked : config.getLabelsList()) {
      if (!labels.names().contains(asked)) {
        throw new UserErrorException(
            "data.shards.labels names %s, but %s has no label of this name; leave data.shards.labels out to read all there are"
                .formatted(asked, config.getPath()));
      }
    }
    if (!labels.leftOut().isEmpty()) {
      LOG.warn(
          "{}: {} are no numbers, texts or truth values, one a picture: left out",
          config.getPath(),
          labels.leftOut());
    }
    return new Content(filled, size, labels);
  }

  /** Reads something of a file. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Path file, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | ArithmeticException e) {
      throw FileErrorException.of(
          "%s cannot be read: %s".formatted(file, e.getMessage() == null ? e : e.getMessage()), e);
    }
  }

  /** A picture's file, and its number there. */
  private record Place(Path file, Shard shard, int picture) {}

  private Place place(int picture) {
    Map.Entry<Integer, Read> found = content().files.floorEntry(picture);
    Read read = found.getValue();
    return new Place(read.file, read.shard, picture - found.getKey());
  }

  @Override
  public String name(int picture) {
    Place place = place(picture);
    return place.file + ", " + place.shard.name(place.picture);
  }

  @Override
  public long memory(int picture) {
    Place place = place(picture);
    return place.shard.memory(place.picture);
  }

  @Override
  public List<PictureFile> files(IntStream pictures) {
    return pictures
        .mapToObj(this::place)
        .map(
            place -> new PictureFile(reading(place.file, () -> place.shard.content(place.picture))))
        .toList();
  }

  @Override
  public CollectionLabels labels() {
    return new CollectionLabels(
        config.getPath(),
        reading(path(), () -> content().labels.columns(content().size)),
        List.of());
  }
}
