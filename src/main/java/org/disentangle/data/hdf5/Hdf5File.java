package org.disentangle.data.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.array.StoredArray;

/**
 * An HDF5 file. Its arrays are the data sets of the root and of the groups in it, called {@code
 * GROUP/NAME} or, where there is no other of that name, {@code GROUP_NAME}; and the attributes of
 * these data sets and groups, called as they are where no data set is. Links to other places and to
 * other files are not followed.
 */
public final class Hdf5File implements ArrayFile {
  private final Path path;
  private final FileChannel channel;
  private final HdfFile file;
  private final Map<String, Supplier<Hdf5Array>> arrays = new LinkedHashMap<>();

  private Hdf5File(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    long size = channel.size();
    // Of a mapped file, jhdf takes slices within its bounds; of another, as much memory as a
    // damaged
    // file says.
    Optional<ByteBuffer> mapped =
        size <= Integer.MAX_VALUE
            ? Optional.of(channel.map(MapMode.READ_ONLY, 0, size))
            : Optional.empty();
    file = reading(() -> mapped.map(HdfFile::fromByteBuffer).orElseGet(() -> new HdfFile(path)));
    reading(
        () -> {
          collect();
          return arrays;
        });
  }

  /**
   * Opens a file; the caller closes it.
   *
   * @throws UserErrorException if it cannot be read, or is no sound HDF5 file
   */
  public static Hdf5File open(Path path) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      return new Hdf5File(path, channel);
    } catch (IOException | UserErrorException e) {
      closeAfter(e, channel);
      throw e instanceof UserErrorException known
          ? known
          : FileErrorException.of("the archive " + path + " cannot be read: " + e, e);
    }
  }

  private static void closeAfter(Exception failure, FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private void collect() {
    Map<String, Node> members = new LinkedHashMap<>();
    for (Node node : file.getChildren().values()) {
      if (node instanceof Dataset) {
        members.put(node.getName(), node);
      } else if (node instanceof Group group) {
        members.put(group.getName(), group);
        for (Node child : group.getChildren().values()) {
          if (child instanceof Dataset) {
            members.put(group.getName() + "/" + child.getName(), child);
          }
        }
      }
    }
    members.forEach(
        (name, node) -> {
          if (node instanceof Dataset dataset) {
            arrays.put(name, () -> Hdf5Array.of(this, name, dataset));
          }
        });
    for (String name : List.copyOf(arrays.keySet())) {
      arrays.putIfAbsent(name.replace('/', '_'), arrays.get(name));
    }
    attributes(file.getAttributes());
    members.values().forEach(node -> attributes(node.getAttributes()));
  }

  private void attributes(Map<String, Attribute> attributes) {
    attributes.forEach(
        (name, attribute) -> arrays.putIfAbsent(name, () -> Hdf5Array.of(this, name, attribute)));
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  @Override
  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  @Override
  public StoredArray array(String name) {
    Supplier<Hdf5Array> array = arrays.get(name);
    if (array == null) {
      throw missing(name);
    }
    return reading(array);
  }

  @Override
  public Optional<byte[]> pickle(String name, int most) {
    return Optional.empty();
  }

  /** Bytes from the place where the file's own addresses begin to its end. */
  long size() throws IOException {
    return channel.size() - file.getUserBlockSize();
  }

  /** Fills a buffer up to its limit from a place in the file, and flips it. */
  void read(ByteBuffer target, long address) throws IOException {
    long place = address;
    while (target.hasRemaining()) {
      int got = channel.read(target, place);
      if (got < 0) {
        throw new UserErrorException(
            "the archive " + path + " is cut short; copy or download it again");
      }
      place += got;
    }
    target.flip();
  }

  /** The same, from one of the file's own addresses. */
  void readAddress(ByteBuffer target, long address) throws IOException {
    read(target, file.getUserBlockSize() + address);
  }

  /** Where jhdf reads text of varying length from. */
  HdfBackingStorage storage() {
    return file.getHdfBackingStorage();
  }

  /**
   * What jhdf reads. Of a damaged file it lets through whatever comes of wrong addresses and
   * lengths, beside its own exceptions; all of them mean that it cannot read the file.
   */
  <T> T reading(Supplier<T> work) {
    try {
      return work.get();
    } catch (UserErrorException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new UserErrorException(
          "the archive %s is an HDF5 file that is damaged, or uses what this program cannot read (%s); copy or download it again, or save it anew with h5py and libver=\"earliest\""
              .formatted(path, reason(e)),
          e);
    }
  }

  /** What the innermost of the causes says. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void close() throws IOException {
    file.close();
    channel.close();
  }
}
