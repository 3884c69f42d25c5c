package org.disentangle.experiment.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.contract.ModelVersions;
import org.disentangle.experiment.TrialStore;

/**
 * The store of a study: the SavedModels that its runs export.
 *
 * @param folder {@code saved_models/}: each run has a folder of its name, with its versions
 */
public record ExportedModels(Path folder) implements TrialStore<Path> {

  /** The newest export of a run. */
  @Override
  public Optional<Path> result(String run) {
    List<Path> versions = ModelVersions.of(folder.resolve(run));
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }
}
