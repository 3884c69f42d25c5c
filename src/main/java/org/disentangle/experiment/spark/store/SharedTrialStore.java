package org.disentangle.experiment.spark.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.contract.ChecksumList;
import org.disentangle.experiment.TrialStore;
import org.disentangle.experiment.store.TrialFolder;
import org.disentangle.experiment.store.TrialResult;

/**
 * The driver's view of finished trials: it reads their small files and verifies their checksums.
 * For a model it only checks that the files exist; the model has its own checksums, which are
 * verified when it is loaded.
 *
 * @param trials the published trials
 */
public record SharedTrialStore(PublishedTrials trials) implements TrialStore<TrialResult> {
  private static final Logger LOG = LogManager.getLogger(SharedTrialStore.class);

  @Override
  public Optional<TrialResult> result(String id) {
    try {
      if (!trials.has(id)) {
        return Optional.empty();
      }
      String why = damage(id);
      if (!why.isEmpty()) {
        LOG.warn("trial {} counts as unfinished: {}", id, why);
        return Optional.empty();
      }
      return Optional.of(
          new TrialResult(
              trials.folder() + "/" + id,
              TrialFolder.row(text(id, TrialFolder.ROW)),
              TrialFolder.attempt(text(id, TrialFolder.ATTEMPT)),
              name -> further(id, name)));
    } catch (FileNotFoundException | NoSuchFileException | UserErrorException e) {
      LOG.warn("trial {} counts as unfinished: {}", id, e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot read the trial %s in %s: %s".formatted(id, trials.folder(), e), e);
    }
  }

  /**
   * Checks, before hours of work, that trials can be published.
   *
   * @throws UserErrorException if they cannot
   */
  public void check() {
    try {
      Path folder = Files.createTempDirectory("disentangle");
      try {
        Files.createFile(folder.resolve("empty"));
        trials.tryToWrite(folder);
      } finally {
        AtomicWrite.delete(folder);
      }
    } catch (IOException e) {
      // Hadoop appends the stack trace of the other machine.
      String why = e.toString().lines().findFirst().orElseThrow();
      throw FileErrorException.of(
          "cannot write to the store %s: %s; choose another with --store"
              .formatted(trials.folder(), why),
          e);
    }
  }

  /** The files that are missing or changed, or an empty text. */
  private String damage(String id) throws IOException {
    Map<String, Long> files = trials.folder().files(id);
    for (Map.Entry<String, String> each : listed(id).entrySet()) {
      String file = each.getKey();
      if (!files.containsKey(file)) {
        return file + " is missing";
      }
      if (!file.startsWith(TrialFolder.MODEL + "/") && !sha256(id, file).equals(each.getValue())) {
        return file + " is not what was made, by the checksums in " + TrialFolder.CHECKSUMS;
      }
    }
    return "";
  }

  private Map<String, String> listed(String id) throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : text(id, TrialFolder.CHECKSUMS).lines().toList()) {
      String[] words = line.split("  ", 2);
      if (words.length != 2) {
        throw new UserErrorException(TrialFolder.CHECKSUMS + " has the line \"" + line + "\"");
      }
      listed.put(words[1], words[0]);
    }
    if (!listed.containsKey(TrialFolder.ROW)) {
      throw new UserErrorException(TrialFolder.CHECKSUMS + " does not list " + TrialFolder.ROW);
    }
    return listed;
  }

  private Optional<String> further(String id, String file) {
    try {
      return trials.folder().exists(id + "/" + file)
          ? Optional.of(text(id, file))
          : Optional.empty();
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot read %s of the trial %s in %s: %s".formatted(file, id, trials.folder(), e), e);
    }
  }

  private String text(String id, String file) throws IOException {
    try (InputStream in = trials.folder().open(id + "/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String sha256(String id, String file) throws IOException {
    try (InputStream in = trials.folder().open(id + "/" + file)) {
      return ChecksumList.sha256(in);
    }
  }
}
