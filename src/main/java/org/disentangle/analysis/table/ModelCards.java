package org.disentangle.analysis.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.disentangle.FileErrorException;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ModelCardRow;
import tech.tablesaw.api.Table;

/**
 * The table {@code model_cards}. A model made elsewhere has only the rows that follow from its
 * folder.
 */
public final class ModelCards {
  private ModelCards() {}

  /** The table of all models. */
  public static Table of(List<MeasuredRun> runs) {
    return Schema.of(ModelCardRow.class).table(runs.stream().flatMap(ModelCards::rows));
  }

  private static Stream<ModelCardRow> rows(MeasuredRun run) {
    Card card = new Card(run.run(), new ArrayList<>());
    run.folder().record().ifPresent(card::add);
    Path folder = run.folder().path().toAbsolutePath().normalize();
    if (ModelVersions.isVersion(folder)) {
      card.add("version", String.valueOf(folder.getFileName()));
    }
    run.remarks().forEach(remark -> card.add(ModelCardRow.REMARK, remark));
    card.add(ModelCardRow.CONFIGURATION, configuration(run.folder().path()));
    return card.rows().stream();
  }

  /** The rows of one run so far. */
  private record Card(String run, List<ModelCardRow> rows) {
    void add(RunRecord record) {
      new TreeMap<>(record.getHyperparametersMap())
          .forEach(
              (name, value) -> {
                if (!name.equals(Signatures.BETA)) { // a column of runs
                  add(ModelCardRow.SETTING + name, Double.toString(value));
                }
              });
      if (record.hasData()) {
        add("images in the data", Integer.toString(record.getData().getImages()));
      }
      new TreeMap<>(record.getTraining().getValidationMap())
          .forEach((term, nats) -> add("validation " + term, Double.toString(nats)));
      new TreeMap<>(record.getEnvironmentMap())
          .forEach((name, value) -> add(ModelCardRow.ENVIRONMENT + name, value));
    }

    void add(String item, String text) {
      if (!text.isEmpty()) {
        rows.add(new ModelCardRow(run, item, text));
      }
    }
  }

  /** Empty for a model without one. */
  private static String configuration(Path model) {
    Path file = model.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE);
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot read the configuration "
              + file
              + ": "
              + e.getMessage()
              + "; make it readable, or remove it to leave it out",
          e);
    }
  }
}
