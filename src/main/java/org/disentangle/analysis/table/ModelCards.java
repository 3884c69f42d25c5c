package org.disentangle.analysis.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The table {@code model_cards}: run, item, text. What {@code runs} has no column for: the family's
 * own settings, the versions and the machine a model was trained with, the validation results, and
 * its whole configuration as protobuf text. A model made elsewhere has no rows but those that its
 * folder tells.
 */
public final class ModelCards {
  /** The item whose text is a whole configuration. */
  static final String CONFIGURATION = "configuration";

  /** The item whose text is a sentence that a reader needs before the numbers. */
  static final String REMARK = "remark";

  private final StringColumn runs = StringColumn.create("run");
  private final StringColumn items = StringColumn.create("item");
  private final StringColumn texts = StringColumn.create("text");

  private ModelCards() {}

  public static Table of(List<MeasuredRun> runs) {
    ModelCards cards = new ModelCards();
    for (MeasuredRun run : runs) {
      run.folder().record().ifPresent(record -> cards.add(run.run(), record));
      Path folder = run.folder().path().toAbsolutePath().normalize();
      if (ModelVersions.isVersion(folder)) {
        cards.add(run.run(), "version", String.valueOf(folder.getFileName()));
      }
      run.remarks().forEach(remark -> cards.add(run.run(), REMARK, remark));
      String configuration = configuration(run.folder().path());
      cards.add(run.run(), CONFIGURATION, configuration);
    }
    return Table.create("model_cards", cards.runs, cards.items, cards.texts);
  }

  private void add(String run, RunRecord record) {
    new TreeMap<>(record.getHyperparametersMap())
        .forEach(
            (name, value) -> {
              if (!name.equals("beta")) { // a column of runs
                add(run, "setting " + name, Double.toString(value));
              }
            });
    if (record.hasData()) {
      add(run, "images in the data", Integer.toString(record.getData().getImages()));
    }
    new TreeMap<>(record.getTraining().getValidationMap())
        .forEach((term, nats) -> add(run, "validation " + term, Double.toString(nats)));
    new TreeMap<>(record.getEnvironmentMap())
        .forEach((name, value) -> add(run, "environment " + name, value));
  }

  private void add(String run, String item, String text) {
    if (!text.isEmpty()) {
      runs.append(run);
      items.append(item);
      texts.append(text);
    }
  }

  /** Empty for a model that brings none. */
  private static String configuration(Path model) {
    Path file = model.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE);
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UserErrorException(
          "cannot read the configuration "
              + file
              + ": "
              + e.getMessage()
              + "; make it readable, or remove it to leave it out",
          e);
    }
  }
}
