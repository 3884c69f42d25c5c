package org.disentangle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Atomic writes: writes a file or a folder under a temporary name in its target's folder and
 * renames it to the target when it is complete. Readers see the old version or the new one, never a
 * half-written one.
 */
public final class AtomicWrite {

  /** Fills the temporary path it is given. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes the content.
     *
     * @param temporary the file or the (existing, empty) folder to fill
     * @throws IOException when it cannot be filled; nothing is then left behind
     */
    void writeTo(Path temporary) throws IOException;
  }

  /** Fills the temporary folder it is given, and then returns the folder's target. */
  @FunctionalInterface
  public interface PlacedBody {
    /**
     * Writes the content.
     *
     * @param temporary the (existing, empty) folder to fill
     * @return its target, in the same folder as the expected target
     * @throws IOException when it cannot be filled; nothing is then left behind
     */
    Path writeTo(Path temporary) throws IOException;
  }

  private static final int MOST_TRIES = 100;
  private static final Pattern LEFTOVER = Pattern.compile("\\.(.+)\\.[0-9a-f-]{36}\\.tmp");

  private AtomicWrite() {}

  /**
   * Writes one file, creating the folders above it.
   *
   * @throws UserErrorException if it cannot be written (no space, no right, a folder of that name);
   *     an earlier file of that name is then untouched
   */
  public static void file(Path target, Body body) {
    write(
        target,
        body,
        () -> fileBeside(target),
        temporary -> {
          force(temporary);
          Files.move(
              temporary,
              target,
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
        });
  }

  /** Again where a process that leaves the folder has just removed it, as it was empty. */
  private static Path fileBeside(Path target) throws IOException {
    for (int left = MOST_TRIES; ; left--) {
      try {
        Files.createDirectories(parent(target));
        // Not Files.createTempFile: its files are for their owner alone, and so would be the
        // result.
        return Files.createFile(beside(target));
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  /**
   * Writes several files of a folder. All of them are first written under temporary names, so that
   * an error occurs before the first file is replaced.
   *
   * @param folder exists
   * @param contents by names relative to it, renamed into place in their order
   * @throws UserErrorException if one cannot be written; all are then untouched
   */
  public static void files(Path folder, SortedMap<String, byte[]> contents) {
    write(
        folder,
        temporary -> {
          for (String name : contents.keySet()) {
            Path file = temporary.resolve(name);
            Files.createDirectories(parent(file));
            Files.write(file, contents.get(name));
            force(file);
          }
        },
        () -> {
          Path shell = Files.createDirectory(folder.resolve("." + UUID.randomUUID() + ".tmp"));
          return Files.createDirectory(shell.resolve("content"));
        },
        temporary -> {
          for (String name : contents.keySet()) {
            Path target = folder.resolve(name);
            Files.createDirectories(parent(target));
            Files.move(
                temporary.resolve(name),
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
          }
          delete(parent(temporary));
        });
  }

  /**
   * Writes one folder. A folder that stands there already is replaced as a whole, after the new one
   * is complete: in one step on Linux, by two renames elsewhere.
   *
   * @throws UserErrorException if it cannot be written; an earlier folder is then untouched
   */
  public static void folder(Path target, Body body) {
    placedFolder(
        target,
        temporary -> {
          body.writeTo(temporary);
          return target;
        });
  }

  /**
   * As {@link #folder}, except that the body returns the target after it has filled the folder.
   *
   * @param expected a path in the folder in which the temporary folder is made
   * @return the place
   * @throws UserErrorException if it cannot be written; what was there is then untouched
   */
  public static Path placedFolder(Path expected, PlacedBody body) {
    AtomicReference<Path> place = new AtomicReference<>();
    write(
        expected,
        temporary -> place.set(body.writeTo(temporary)),
        () -> {
          Files.createDirectories(parent(expected));
          Path shell = Files.createDirectory(beside(expected));
          return Files.createDirectory(shell.resolve("content"));
        },
        temporary -> {
          Path target = place.get();
          try (Stream<Path> all = Files.walk(temporary)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
              force(file);
            }
          }
          if (!Files.exists(target)) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
          } else if (!FolderExchange.of(temporary, target)) {
            replace(temporary, target);
          }
          delete(parent(temporary));
        });
    return place.get();
  }

  /** By two renames, between which the place is empty. */
  private static void replace(Path temporary, Path target) throws IOException {
    Path earlier = temporary.resolveSibling("earlier");
    Files.move(target, earlier, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(earlier, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
  }

  /**
   * Makes sure, before hours of work, that a folder can be written, or written into where it is
   * there. Leaves nothing behind, not even the folders that are missing above it.
   *
   * @throws UserErrorException if it cannot
   */
  public static void check(Path target) {
    check(target, target.toAbsolutePath());
  }

  /** As {@link #check}, for a file, which may be there already. */
  public static void checkFile(Path target) {
    check(target, parent(target.toAbsolutePath()));
  }

  /** The folder that a target is in, or the nearest one above that is there already. */
  public static Path nearestFolder(Path target) {
    return nearest(parent(target));
  }

  private static Path nearest(Path folder) {
    Path nearest = folder;
    while (!Files.exists(nearest)) {
      nearest = parent(nearest);
    }
    return nearest;
  }

  private static void check(Path target, Path folder) {
    try {
      Files.delete(Files.createFile(nearest(folder).resolve("." + UUID.randomUUID() + ".tmp")));
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /**
   * Removes the temporary files and folders of writes that were killed or interrupted by a power
   * cut. Call it only while no other process writes to these targets: it would remove that
   * process's temporary files.
   *
   * @param folder in which the writes were to make files and folders; it may not exist
   * @param names of the targets, of which none was to replace a folder
   * @throws UserErrorException if something cannot be removed
   */
  public static void removeLeftovers(Path folder, Predicate<String> names) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        Matcher name = LEFTOVER.matcher(child.getFileName().toString());
        if (name.matches() && names.test(name.group(1))) {
          delete(child);
        }
      }
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot remove the unfinished files of an earlier run in " + folder + ": " + reason(e),
          e);
    }
  }

  /** A unique hidden name in the target's folder. */
  private static Path beside(Path target) {
    return parent(target).resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  /** Waits until the file's content is on the disk. */
  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private interface Start {
    Path create() throws IOException;
  }

  private interface Finish {
    void publish(Path temporary) throws IOException;
  }

  private static void write(Path target, Body body, Start start, Finish finish) {
    Path temporary = null;
    boolean published = false;
    try {
      temporary = start.create();
      body.writeTo(temporary);
      finish.publish(temporary);
      published = true;
    } catch (IOException e) {
      throw unwritable(target, e);
    } catch (UncheckedIOException e) {
      throw unwritable(target, e.getCause());
    } finally {
      if (!published && temporary != null) {
        discard(temporary);
      }
    }
  }

  private static void discard(Path temporary) {
    try {
      boolean isFolder = Files.isDirectory(temporary);
      delete(isFolder ? parent(temporary) : temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the unfinished " + temporary, e);
    }
  }

  /** Removes a file, or a folder with all that is in it. */
  public static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(each);
      }
    }
  }

  private static Path parent(Path path) {
    return path.toAbsolutePath().getParent();
  }

  private static UserErrorException unwritable(Path target, IOException cause) {
    return FileErrorException.of(
        "cannot write "
            + target
            + ": "
            + reason(cause)
            + "; nothing was changed there: make room, or choose another place",
        cause);
  }

  /**
   * What went wrong, for people: most of Java's exceptions of this kind say the file and leave the
   * rest to their class.
   */
  public static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException denied) {
      return "there is no right to write " + denied.getFile();
    }
    if (cause instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile() + " and it cannot be made";
    }
    if (cause instanceof FileAlreadyExistsException inTheWay) {
      return inTheWay.getFile() + " is in the way";
    }
    return cause instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getReason()
        : cause.getMessage();
  }
}
