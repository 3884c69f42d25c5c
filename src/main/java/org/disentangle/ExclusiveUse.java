package org.disentangle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one process to write at a place, while no other one does. It is a lock of the
 * operating system on a small file: it ends with the process, however that ends, and a file that a
 * crash leaves behind locks nobody out. Close it; the file is then removed.
 */
public final class ExclusiveUse implements AutoCloseable {
  /** Far behind the text, which others may then read also where locks keep readers out. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int MOST_TEXT = 256;
  private static final long PAUSE_MILLIS = 50;

  /**
   * The files locked by this process. Where locks belong to processes (POSIX), closing any other
   * channel to such a file would unlock it, so none may be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileChannel witness;

  private ExclusiveUse(Path file, FileChannel channel, FileChannel witness) {
    this.file = file;
    this.channel = channel;
    this.witness = witness;
  }

  /**
   * Takes the right, or refuses.
   *
   * @param file to be locked; it and its folder are made
   * @param what is used, for the sentence
   * @throws UserErrorException if another process has it, naming that, or if the file cannot be
   *     made or locked
   */
  public static ExclusiveUse of(Path file, String what) {
    return attempt(file)
        .orElseThrow(
            () ->
                new UserErrorException(
                    what
                        + " is in use by another run of this program"
                        + holder(file)
                        + "; wait until it has ended, or end it"));
  }

  /**
   * Takes the right, and waits for it where another process has it.
   *
   * @param file to be locked; it and its folder are made
   * @throws UserErrorException if the file cannot be made or locked, or the thread is interrupted
   */
  public static ExclusiveUse await(Path file) {
    Optional<ExclusiveUse> use = attempt(file);
    while (use.isEmpty()) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UserErrorException("interrupted while waiting for " + file, e);
      }
      use = attempt(file);
    }
    return use.get();
  }

  private static Optional<ExclusiveUse> attempt(Path relative) {
    Path file = relative.toAbsolutePath().normalize();
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<ExclusiveUse> use = Optional.empty();
    try {
      use = lock(file);
      return use;
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot lock " + file + " (" + e + "); choose a folder on a disk with file locks", e);
    } finally {
      if (use.isEmpty()) {
        HELD.remove(file);
      }
    }
  }

  private static Optional<ExclusiveUse> lock(Path file) throws IOException {
    while (true) {
      FileChannel channel = open(file);
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      Optional<FileChannel> witness = sameFile(file);
      if (witness.isPresent()) {
        write(channel);
        return Optional.of(new ExclusiveUse(file, channel, witness.get()));
      }
      channel.close();
    }
  }

  private static FileChannel open(Path file) throws IOException {
    while (true) {
      Files.createDirectories(file.getParent());
      try {
        return FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      } catch (NoSuchFileException e) {
        // The previous owner has just removed the folder.
        Thread.onSpinWait();
      }
    }
  }

  /**
   * A channel to the file of this name, if that is still the locked file: the previous owner may
   * have removed it after it was opened here. Java shows this by refusing to lock one file twice.
   */
  private static Optional<FileChannel> sameFile(Path file) throws IOException {
    FileChannel second;
    try {
      second = FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      FileLock another = second.tryLock(LOCKED_BYTE, 1, false);
      if (another != null) {
        another.release();
      }
    } catch (OverlappingFileLockException e) {
      return Optional.of(second);
    }
    second.close();
    return Optional.empty();
  }

  private static void write(FileChannel channel) throws IOException {
    String text = "process " + ProcessHandle.current().pid();
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static String holder(Path file) {
    if (HELD.contains(file.toAbsolutePath().normalize())) {
      return " (this very process)";
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer text = ByteBuffer.allocate(MOST_TEXT);
      channel.read(text, 0);
      String name = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
      return name.isEmpty() ? "" : " (" + name + ")";
    } catch (IOException e) {
      // It has just ended, or keeps its file to itself: the sentence does without its number.
      return "";
    }
  }

  /** The file that is locked. */
  @Override
  public String toString() {
    return file.toString();
  }

  /** Gives the right back and removes the file. */
  @Override
  public void close() {
    try (channel;
        witness) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileErrorException.of("cannot remove the lock " + file + ": " + e.getMessage(), e);
    } finally {
      HELD.remove(file);
    }
  }
}
