package org.disentangle.data.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.ExclusiveUse;
import org.disentangle.FileErrorException;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;

/**
 * Keeps the images of a source in a file, so that they are read or drawn only once.
 *
 * @param file where they are kept
 */
public record ImageStoreCache(Path file, ImageSource source) {
  private static final Logger LOG = LogManager.getLogger();

  /**
   * Opens the kept store, or makes it where there is none, where it is damaged, and where the
   * source has changed. Where its folder cannot be written, the store is made in a temporary file
   * that is deleted with this process.
   *
   * @throws UserErrorException if the store cannot be written, or the source not be read
   */
  public ImageStore open(Progress progress) {
    AtomicWrite.Body content = target -> ImageStoreWriter.write(target, source, progress);
    return kept(Level.DEBUG).orElseGet(() -> isWritable() ? make(content) : makePassing(content));
  }

  /**
   * The cached store, if it is valid.
   *
   * @param level at which to log why it is not
   */
  private Optional<ImageStore> kept(Level level) {
    try {
      ImageStore store = ImageStore.open(file, source.path());
      if (store.key().equals(source.key())) {
        return Optional.of(store);
      }
      LOG.log(level, "{} was made from other data, or by another version; making it again", file);
    } catch (NoSuchFileException e) {
      LOG.debug("{} is not there yet", file);
    } catch (DamagedStoreException e) {
      LOG.log(level, "{} is {}; making it again", file, e.getMessage());
    } catch (IOException e) {
      LOG.log(level, "{} cannot be read ({}); making it again", file, e.toString());
    }
    return Optional.empty();
  }

  /** One process makes it; other processes wait for it meanwhile. */
  private ImageStore make(AtomicWrite.Body content) {
    String name = String.valueOf(file.getFileName());
    try (ExclusiveUse use = ExclusiveUse.await(file.resolveSibling("." + name + ".lock"))) {
      LOG.debug("making {} under {}", file, use);
      Optional<ImageStore> kept = kept(Level.WARN);
      if (kept.isPresent()) {
        return kept.get();
      }
      AtomicWrite.removeLeftovers(file.toAbsolutePath().getParent(), name::equals);
      AtomicWrite.file(file, content);
      return ImageStore.open(file, source.path());
    } catch (IOException e) {
      throw unkept(e);
    }
  }

  private ImageStore makePassing(AtomicWrite.Body content) {
    try {
      Path temporary = Files.createTempFile("disentangle", ".images");
      temporary.toFile().deleteOnExit();
      LOG.warn(
          "the folder of {} cannot be written: the images are kept in {} until this process ends,"
              + " and are prepared again each time",
          file,
          temporary);
      content.writeTo(temporary);
      return ImageStore.open(temporary, source.path());
    } catch (IOException e) {
      throw unkept(e);
    }
  }

  private static UserErrorException unkept(IOException cause) {
    return FileErrorException.of(
        "cannot keep the images (" + cause + "); make room for them", cause);
  }

  /** Tests by writing, because permissions alone are not reliable on network folders. */
  private boolean isWritable() {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "." + file.getFileName(), ".tmp"));
      return true;
    } catch (IOException e) {
      LOG.debug("{} cannot be written", folder, e);
      return false;
    }
  }
}
