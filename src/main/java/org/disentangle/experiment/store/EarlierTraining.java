package org.disentangle.experiment.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.Difference;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Checksums;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;

/**
 * What a trial has left in an earlier sitting of its study.
 *
 * @param savedModel the newest export, if it was made by the very configuration of the trial from
 *     the very same images: training again would make the same model
 * @param remark a sentence on what was found and what follows from it
 */
public record EarlierTraining(Optional<Path> savedModel, String remark) {

  /**
   * Looks at the newest export of a run. Its configuration is completed by the defaults of today
   * before it is compared, as an older program did not know of every field.
   *
   * @param run resolved
   * @param models folder of all runs
   * @param checksum of the images that the run would be trained on
   */
  public static EarlierTraining of(RunConfig run, Path models, String checksum) {
    List<Path> versions = ModelVersions.of(models.resolve(run.getName()));
    if (versions.isEmpty()) {
      return unfit(run, "has no export");
    }
    Path newest = versions.get(versions.size() - 1);
    try {
      Checksums.verify(newest);
      return compare(run, newest, checksum);
    } catch (UserErrorException e) {
      return unfit(run, "has an export that tells nothing certain: " + e.getMessage());
    }
  }

  private static EarlierTraining compare(RunConfig run, Path newest, String checksum) {
    Optional<RunRecord> record = RunRecords.read(newest);
    if (record.isEmpty()) {
      return unfit(run, "has an export without a run record, " + newest);
    }
    String images = record.get().getData().getChecksum();
    if (!images.equals(checksum)) {
      return unfit(
          run, "was trained on other images (checksum %s, now %s)".formatted(images, checksum));
    }
    Path configuration =
        newest.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE);
    List<Difference> differences =
        Configurations.differences(Configurations.readRun(configuration), run);
    if (!differences.isEmpty()) {
      return unfit(
          run, "was trained by another configuration: " + Difference.sentence(differences));
    }
    return new EarlierTraining(
        Optional.of(newest),
        run.getName() + " was trained by this configuration: " + newest + " is taken as it is");
  }

  private static EarlierTraining unfit(RunConfig run, String why) {
    return new EarlierTraining(
        Optional.empty(),
        run.getName() + " " + why + "; it is trained, from its checkpoint if there is one");
  }
}
