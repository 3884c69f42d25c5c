package org.disentangle.config;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormatParseInfoTree;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;

/**
 * Reads the files of {@code configs/}. What is returned is resolved (every field that has a default
 * holds a value, so that the printed text shows everything) and checked.
 */
public final class Configurations {

  private Configurations() {}

  /**
   * Reads the configuration of one run.
   *
   * @throws UserErrorException if the file cannot be read, is not protobuf text of a {@link
   *     RunConfig} (the message says where and what), or holds a value that is not allowed
   */
  public static RunConfig readRun(Path file) {
    return resolved(
        ConfigurationText.parse(file, RunConfig.newBuilder()),
        DefaultName.of(file),
        file.toString());
  }

  /**
   * Reads the configuration of one run and finds the archive that it names: in the file's folder,
   * then in the working folder.
   *
   * @throws UserErrorException as {@link #readRun} does, or if the archive is in neither place
   */
  public static RunConfig readRunWithImages(Path file) {
    return ImagePaths.find(readRun(file), file, file.toString());
  }

  /**
   * Reads what a configuration says of its images, and finds them as {@link #readRunWithImages}
   * does: that of a run, or one that has {@code data} alone.
   *
   * @throws UserErrorException as {@link #readRunWithImages} does
   */
  public static DataConfig readData(Path file) {
    RunConfig.Builder run = ConfigurationText.parse(file, RunConfig.newBuilder());
    if (!run.clone().clearData().build().equals(RunConfig.getDefaultInstance())) {
      return readRunWithImages(file).getData();
    }
    String where = file.toString();
    DataConfig.Builder data = run.getDataBuilder();
    Defaults.fill(data);
    RunConfig images = RunConfig.newBuilder().setData(data).build();
    Constraints.check(images.getData(), where, "data.");
    ImagePaths.check(images, where);
    return ImagePaths.find(images, file, where).getData();
  }

  /**
   * Reads one trial of a sweep, as an engine wrote it down.
   *
   * @throws UserErrorException as {@link #readRun} does
   */
  public static TrialTask readTrial(Path file) {
    return resolved(
        ConfigurationText.parse(file, TrialTask.newBuilder()).buildPartial(), file.toString());
  }

  /**
   * Fills in and checks a trial of a sweep that an earlier program wrote.
   *
   * @param where the start of the error message about a value that is not allowed
   * @throws UserErrorException if it holds such a value
   */
  public static TrialTask resolved(TrialTask trial, String where) {
    TrialTask whole =
        trial.toBuilder()
            .setRun(resolved(trial.getRun().toBuilder(), trial.getId(), where))
            .setAnalysis(resolved(trial.getAnalysis(), where))
            .build();
    Constraints.check(whole, where);
    DefaultName.check(whole.getId(), where);
    return whole;
  }

  /**
   * Reads an inquiry and checks that each value is in its range. Whether its graphs and questions
   * fit together is checked elsewhere.
   *
   * @throws UserErrorException as {@link #readRun} does
   */
  public static InquiryText readInquiry(Path file) {
    TextFormatParseInfoTree.Builder lines = TextFormatParseInfoTree.builder();
    InquiryConfig.Builder inquiry =
        ConfigurationText.parse(file, InquiryConfig.newBuilder(), lines);
    NormalForm.apply(inquiry);
    if (!inquiry.hasName()) {
      inquiry.setName(DefaultName.of(file));
    }
    String where = file.toString();
    DefaultName.check(inquiry.getName(), where);
    InquiryConfig whole = inquiry.build();
    Constraints.check(whole, where);
    whole.getRelatedList().forEach(related -> DefaultName.check(related.getReport(), where));
    return new InquiryText(whole, Place.of(where, whole.getDescriptorForType(), lines.build()));
  }

  /**
   * Fills in and checks an analysis that no file describes.
   *
   * @param where the start of the error message about a value that is not allowed
   * @throws UserErrorException if it holds such a value
   */
  public static AnalysisConfig resolved(AnalysisConfig analysis, String where) {
    AnalysisConfig.Builder whole = analysis.toBuilder();
    Defaults.fill(whole);
    Constraints.check(whole.build(), where);
    return whole.build();
  }

  /**
   * Fills in and checks a run that no file describes, such as one that an earlier program wrote.
   *
   * @param where the start of the error message about a value that is not allowed
   * @throws UserErrorException if it holds such a value
   */
  public static RunConfig resolved(RunConfig run, String where) {
    return resolved(run.toBuilder(), run.getName(), where);
  }

  /**
   * Where two configurations differ, in the order of the schema. Fields that do not affect a run's
   * results are ignored: without a difference both are the same run.
   *
   * @param before resolved
   * @param now of the same type, resolved by the same program
   */
  public static List<Difference> differences(Message before, Message now) {
    return Difference.between(before, now);
  }

  /**
   * Refuses a name of a run, study or report that is not valid as a folder's name on all systems.
   *
   * @param where the start of the error message
   * @throws UserErrorException naming it
   */
  public static void checkName(String name, String where) {
    DefaultName.check(name, where);
  }

  /**
   * Writes a configuration as protobuf text that {@link #readRun} takes; the same message always
   * gives the same text.
   */
  public static String print(Message message) {
    return TextFormat.printer().escapingNonAscii(false).printToString(message);
  }

  /** Images as a configuration names them, without the fields that hold their defaults. */
  public static DataConfig withoutDefaults(DataConfig data) {
    DataConfig.Builder named = data.toBuilder();
    Defaults.clear(named);
    return named.build();
  }

  /** Fills in the defaults and checks the result. */
  public static RunConfig resolved(RunConfig.Builder run, String defaultName, String where) {
    if (!run.hasName()) {
      run.setName(defaultName);
    }
    DefaultName.check(run.getName(), where);
    Defaults.fill(run);
    RunConfig whole = run.build();
    Constraints.check(whole, where);
    NetworkLayers.check(whole.getNetwork(), where);
    FamilyRules.check(whole, where);
    NetworkGeometry.check(whole, where);
    ImagePaths.check(whole, where);
    return whole;
  }
}
