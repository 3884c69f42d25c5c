package org.disentangle.experiment.spark.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.AtomicWrite;

/**
 * A folder on a disk that all machines share, or of a single machine. It uses Java's files and not
 * Hadoop's, whose rename copies if the target exists, and which keep a checksum file for each file.
 *
 * @param folder an absolute path
 */
record DiskFolder(String folder) implements SharedFolder {

  @Override
  public Set<String> children() throws IOException {
    if (!Files.exists(path())) {
      return Set.of();
    }
    try (Stream<Path> all = Files.list(path())) {
      return all.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Override
  public boolean exists(String name) {
    return Files.exists(path(name));
  }

  @Override
  public Map<String, Long> files(String child) throws IOException {
    return LocalFiles.below(path(child));
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(path(file));
  }

  @Override
  public void upload(Path from, String child) throws IOException {
    for (String name : LocalFiles.below(from).keySet()) {
      Path target = path(child).resolve(name);
      Files.createDirectories(target.getParent());
      Files.copy(from.resolve(name), target);
      try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /** {@code rename(2)} replaces an empty folder, which is not a trial, and refuses any other. */
  @Override
  public boolean rename(String child, String to) throws IOException {
    try {
      Files.move(path(child), path(to), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      return false;
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      // Java has no class of its own for ENOTEMPTY of an atomic move.
      if (exists(to) && exists(child)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void delete(String child) throws IOException {
    AtomicWrite.delete(path(child));
  }

  @Override
  public String toString() {
    return folder;
  }

  private Path path() {
    return Path.of(folder);
  }

  private Path path(String name) {
    return path().resolve(name);
  }
}
