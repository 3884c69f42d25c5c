package org.disentangle.experiment.store;

import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Checksums;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;

/**
 * The export of a run from an earlier start of its study.
 *
 * @param savedModel the newest export, if its {@link TrialInputs} are those of the run: training
 *     again would make the same model
 * @param remark a sentence about what was found and what follows from it
 */
public record EarlierTraining(Optional<Path> savedModel, String remark) {

  /**
   * Checks the newest export of a run. Its configuration is completed with the current defaults
   * before it is compared, as an older program did not know every field.
   *
   * @param run resolved
   * @param images checksum of the images that the run would be trained on
   */
  public static EarlierTraining of(RunConfig run, ExportedModels models, String images) {
    Optional<Path> newest = models.result(run.getName());
    if (newest.isEmpty()) {
      return unfit(run, "has no export");
    }
    try {
      Checksums.verify(newest.get());
      return compare(run, newest.get(), images);
    } catch (UserErrorException e) {
      return unfit(run, "has an export that tells nothing certain: " + e.getMessage());
    }
  }

  private static EarlierTraining compare(RunConfig run, Path newest, String images) {
    Optional<RunRecord> record = RunRecords.read(newest);
    if (record.isEmpty()) {
      return unfit(run, "has an export without a run record, " + newest);
    }
    Path configuration =
        newest.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE);
    return new TrialInputs(
            Configurations.readRun(configuration),
            record.get().getData().getChecksum(),
            record.get().getResultsVersion())
        .differenceFrom(TrialInputs.now(run, images))
        .map(difference -> unfit(run, "was trained " + difference))
        .orElseGet(
            () ->
                new EarlierTraining(
                    Optional.of(newest),
                    run.getName()
                        + " was trained by this configuration: "
                        + newest
                        + " is taken as it is"));
  }

  private static EarlierTraining unfit(RunConfig run, String why) {
    return new EarlierTraining(
        Optional.empty(),
        run.getName() + " " + why + "; it is trained, from its checkpoint if there is one");
  }
}
