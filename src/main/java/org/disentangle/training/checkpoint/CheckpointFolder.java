package org.disentangle.training.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.ExclusiveUse;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.contract.ModelVersions;

/**
 * The checkpoints of a run, {@code saved_models/<run>/.checkpoints/<steps>.checkpoint}, where
 * TensorFlow Serving does not look for versions. Checkpoints that are kept after the export, so
 * that a longer training can continue from them, are renamed to {@code <steps>.trained}. This
 * object locks the run's folder, or belongs to a helper of the process that has locked it; it must
 * be closed.
 */
public final class CheckpointFolder implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(CheckpointFolder.class);

  private static final String NAME = ".checkpoints";
  private static final String LOCK = "lock";
  private static final String UNFINISHED = ".checkpoint";
  private static final String TRAINED = ".trained";
  private static final Pattern FILE = Pattern.compile("([0-9]{1,18})\\.(checkpoint|trained)");

  private static final Comparator<Path> NEWEST_FIRST =
      Comparator.comparing((Path file) -> file.toString().endsWith(TRAINED))
          .thenComparing(Comparator.comparingLong(CheckpointFolder::steps).reversed());

  private final Path folder;

  /** The lock; empty if another process of the team has locked the folder. */
  private final Optional<ExclusiveUse> use;

  /** The folders made by this object, the outermost last; removed if they stay empty. */
  private final List<Path> made;

  /** The checkpoints of the current training, the newest last. */
  private final Deque<Path> own = new ArrayDeque<>();

  /**
   * A checkpoint that was found.
   *
   * @param file it was read from
   */
  public record Found(Path file, Checkpoint checkpoint) {
    /** Whether the model of that training is exported. */
    public boolean isTrained() {
      return file.toString().endsWith(TRAINED);
    }
  }

  private CheckpointFolder(Path folder, Optional<ExclusiveUse> use, List<Path> made) {
    this.folder = folder;
    this.use = use;
    this.made = made;
  }

  /**
   * Locks the folder of a run for this process, and removes unfinished files of killed processes.
   *
   * @param run {@code saved_models/<run>}; made if it does not exist
   * @throws UserErrorException if another process trains this run, or the folder cannot be written
   */
  public static CheckpointFolder open(Path run) {
    AtomicWrite.check(run);
    List<Path> made = new ArrayList<>();
    Path folder = run.toAbsolutePath().resolve(NAME);
    for (Path each = folder; !Files.exists(each); each = each.getParent()) {
      made.add(each);
    }
    ExclusiveUse use = ExclusiveUse.of(folder.resolve(LOCK), run.toString());
    CheckpointFolder opened = new CheckpointFolder(run.resolve(NAME), Optional.of(use), made);
    AtomicWrite.removeLeftovers(run, version -> ModelVersions.isVersion(Path.of(version)));
    AtomicWrite.removeLeftovers(folder, name -> FILE.matcher(name).matches());
    return opened;
  }

  /**
   * The folder of a run that another process of this team has locked, to write checkpoints when
   * that process is lost: checkpoints are added, and nothing is removed.
   *
   * @param run {@code saved_models/<run>}
   */
  public static CheckpointFolder ofTheTeam(Path run) {
    return new CheckpointFolder(run.resolve(NAME), Optional.empty(), List.of());
  }

  /**
   * The newest checkpoint of an unfinished training that is complete; it logs the damaged ones that
   * it skips.
   *
   * @throws UserErrorException if the folder cannot be read
   */
  public Optional<Found> newest() {
    return whole().filter(found -> !found.isTrained()).findFirst();
  }

  /**
   * All complete checkpoints, read one by one: those of an unfinished training, then those of a
   * training whose model is exported, each with the newest first. It logs the damaged ones that it
   * skips.
   *
   * @throws UserErrorException if the folder cannot be read
   */
  Stream<Found> whole() {
    return files().stream().map(CheckpointFolder::read).flatMap(Optional::stream);
  }

  private static Optional<Found> read(Path file) {
    try {
      return Optional.of(new Found(file, CheckpointFile.read(file)));
    } catch (DamagedCheckpointException e) {
      LOG.warn("{} is {}; looking for the one before", file, e.getMessage());
    } catch (IOException e) {
      LOG.warn("{} cannot be read ({}); looking for the one before", file, e.toString());
    }
    return Optional.empty();
  }

  /** Uses a checkpoint and those before it as the first checkpoints of the current training. */
  void goOnFrom(Found start) {
    files().stream()
        .filter(file -> steps(file) <= steps(start.file()))
        .sorted(Comparator.comparingLong(CheckpointFolder::steps))
        .forEach(own::addLast);
  }

  /**
   * Writes a checkpoint, then removes those that are not of this training and all but its newest.
   *
   * @param kept how many of its newest are kept, at least 1
   * @param pinned by their steps, its checkpoints that are never removed
   * @return the file
   * @throws UserErrorException if it cannot be written; the earlier ones are then untouched
   */
  Path write(Checkpoint checkpoint, int kept, Set<Long> pinned) {
    long steps = checkpoint.state().getLoop().getSteps();
    Path file = folder.resolve(steps + UNFINISHED);
    AtomicWrite.file(file, temporary -> CheckpointFile.write(temporary, checkpoint));
    if (use.isEmpty()) {
      return file;
    }
    own.removeIf(each -> steps(each) == steps);
    own.addLast(file);
    List<Path> passing = own.stream().filter(each -> !pinned.contains(steps(each))).toList();
    own.removeAll(passing.subList(0, Math.max(0, passing.size() - kept)));
    removeOthers();
    return file;
  }

  /**
   * Called when the model is exported: the newest checkpoint is kept, and no longer counts as one
   * of an unfinished training.
   *
   * @param kept by their steps, other checkpoints that are kept too; empty to keep none at all
   * @return the kept checkpoints, the newest last
   */
  public List<Path> finish(Set<Long> kept) {
    Path newest = own.peekLast();
    own.removeIf(each -> kept.isEmpty() || (!each.equals(newest) && !kept.contains(steps(each))));
    removeOthers();
    List<Path> trained = new ArrayList<>();
    for (Path each : own) {
      Path renamed = folder.resolve(steps(each) + TRAINED);
      try {
        Files.move(each, renamed, StandardCopyOption.ATOMIC_MOVE);
        trained.add(renamed);
      } catch (IOException e) {
        LOG.warn("the checkpoint {} cannot be kept as {} ({})", each, renamed, e.toString());
      }
    }
    return trained;
  }

  private void removeOthers() {
    for (Path each : files()) {
      if (!own.contains(each)) {
        remove(each);
      }
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(file -> FILE.matcher(file.getFileName().toString()).matches())
          .sorted(NEWEST_FIRST)
          .toList();
    } catch (IOException e) {
      throw FileErrorException.of("cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }

  private static long steps(Path file) {
    Matcher name = FILE.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is no checkpoint");
    }
    return Long.parseLong(name.group(1));
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("the checkpoint {} is no longer needed and cannot be removed ({})", file, e);
    }
  }

  /** Unlocks the folder, and removes empty folders that did not exist before. */
  @Override
  public void close() {
    if (use.isEmpty()) {
      return;
    }
    use.get().close();
    try {
      Files.deleteIfExists(folder);
      for (Path each : made) {
        Files.deleteIfExists(each);
      }
    } catch (DirectoryNotEmptyException e) {
      LOG.debug("{} is kept: something was put there", e.getFile());
    } catch (IOException e) {
      LOG.warn("{} is no longer needed and cannot be removed ({})", folder, e.toString());
    }
  }
}
