package org.disentangle.experiment.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.experiment.TrialStore;

/**
 * The store of a sweep's finished trials in a folder of this machine.
 *
 * @param folder that contains them; made when the first is published
 */
public record LocalTrialStore(Path folder) implements TrialStore<TrialResult> {
  private static final Logger LOG = LogManager.getLogger(LocalTrialStore.class);

  @Override
  public Optional<TrialResult> result(String id) {
    try {
      return new TrialFolder(folder.resolve(id)).result();
    } catch (UserErrorException e) {
      LOG.warn("trial {} counts as unfinished: {}", id, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Moves a folder to its place in one step. If a complete folder exists there, it stays and the
   * new one is deleted: both are the same.
   *
   * @param made the output of the verb {@code trial}, on the same disk; gone afterwards
   * @param attempt how it was made
   * @throws UserErrorException if it cannot be written; nothing of it is then left
   */
  public void publish(String id, Path made, TrialAttempt attempt) {
    Path place = folder.resolve(id);
    try {
      if (Files.exists(place)) {
        if (result(id).isPresent()) {
          AtomicWrite.delete(made);
          return;
        }
        AtomicWrite.delete(place);
      }
      new TrialFolder(made).write(attempt);
      Files.createDirectories(folder);
      Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrorException.of("cannot write " + place + ": " + e, e);
    }
  }
}
