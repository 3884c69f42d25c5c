package org.disentangle.experiment.spark.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.disentangle.UserErrorException;
import org.disentangle.experiment.store.TrialFolder;

/**
 * The store of finished trials of a cluster: a folder for each under its id, complete or absent. A
 * folder is copied under a temporary name, checked, and renamed. Simultaneous attempts of the same
 * trial on several machines do not conflict: the first to be renamed stays, the others are deleted,
 * and all are the same to the byte.
 *
 * <p>A folder is renamed before it is deleted. So an attempt whose driver is gone, and that still
 * copies while the next driver cleans up, finds its folder missing or incomplete, and never renames
 * a half-deleted folder.
 *
 * @param folder that contains them
 */
public record PublishedTrials(SharedFolder folder) implements Serializable {
  private static final String ATTEMPT = ".attempt-";
  private static final String REMOVED = ".removed-";

  /** The scheme of a URI; at least two letters, as C: is a disk. */
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  /**
   * The trials in a folder.
   *
   * @param store the URI of a folder of a Hadoop file system, or a path
   * @param settings Spark's, among which are Hadoop's
   * @throws UserErrorException if there is no such file system
   */
  public static PublishedTrials at(String store, SparkConf settings) {
    try {
      if (!SCHEME.matcher(store).lookingAt()) {
        return new PublishedTrials(new DiskFolder(Path.of(store).toAbsolutePath().toString()));
      }
      URI uri = new URI(store);
      if (uri.getScheme().equals("file")) {
        return new PublishedTrials(new DiskFolder(Path.of(uri).toString()));
      }
      return new PublishedTrials(
          HadoopFolder.of(uri, SparkHadoopUtil.get().newConfiguration(settings)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new UserErrorException(
          "the store is \"%s\" but must be a path or the URI of a folder, such as hdfs://host/sweeps: %s"
              .formatted(store, e.getMessage()),
          e);
    }
  }

  /** Whether a trial's folder is there. */
  public boolean has(String id) throws IOException {
    return folder.exists(id + "/" + TrialFolder.CHECKSUMS);
  }

  /**
   * Moves the folder of a trial to its place, unless that exists.
   *
   * @param made on a disk of this machine, complete; stays
   * @throws IOException if it cannot be written; nothing of it is then there
   */
  public void publish(String id, Path made) throws IOException {
    withAttempt(
        attempt -> {
          folder.upload(made, attempt);
          if (!folder.files(attempt).equals(LocalFiles.below(made))) {
            throw new FileNotFoundException(
                "what was copied to " + folder + "/" + attempt + " was removed meanwhile");
          }
          if (!folder.rename(attempt, id) && !has(id)) {
            throw new IOException(
                folder + "/" + id + " is in the way and is no finished trial; remove it");
          }
        });
  }

  /**
   * Removes the remains of ended attempts, and the folders of trials that are to be repeated.
   *
   * @param ids of the trials to repeat
   */
  public void clear(Collection<String> ids) throws IOException {
    Set<String> wanted = Set.copyOf(ids);
    for (String name : folder.children()) {
      if (name.startsWith(ATTEMPT) || name.startsWith(REMOVED) || wanted.contains(name)) {
        remove(name);
      }
    }
  }

  /** Writes a folder of this machine and removes it again. */
  public void tryToWrite(Path local) throws IOException {
    withAttempt(attempt -> folder.upload(local, attempt));
  }

  private interface Body {
    void write(String attempt) throws IOException;
  }

  /** Runs an attempt, after which its temporary folder is removed in every case. */
  private void withAttempt(Body body) throws IOException {
    String attempt = ATTEMPT + UUID.randomUUID();
    try {
      body.write(attempt);
    } catch (IOException | RuntimeException e) {
      try {
        remove(attempt);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    remove(attempt);
  }

  private void remove(String name) throws IOException {
    String removed = REMOVED + UUID.randomUUID();
    try {
      if (!folder.exists(name)) {
        return;
      }
      folder.rename(name, removed);
    } catch (IOException e) {
      if (folder.exists(name)) {
        throw e;
      }
      // Its own task was quicker, and has renamed or removed it.
      return;
    }
    folder.delete(removed);
  }
}
