package org.disentangle.savedmodel;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Checksums;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.ReloadDifferences;
import org.disentangle.contract.ReloadRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.GraphSession;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.types.TString;

/**
 * Writes a run's SavedModel as a new numeric version, {@code <models>/<run>/<version>/}: the layout
 * that TensorFlow Serving can serve directly.
 *
 * <p>It is written under a temporary name, reloaded and compared there, and only then renamed to
 * the version's folder. Differences from the original model are recorded in its run record. If they
 * exceed rounding errors, the folder is {@code <models>/<run>/<version>-differs-<n>/}, which is not
 * a version.
 *
 * @param models folder of all runs, e.g. {@code saved_models}
 * @param check of the written model
 */
public record SavedModelWriter(Path models, ReloadCheck check) {
  private static final Logger LOG = LogManager.getLogger(SavedModelWriter.class);

  /**
   * The largest relative difference that counts as rounding: some eighty times that of a float32.
   */
  private static final double ROUNDING = 1e-5;

  /**
   * Exports a model.
   *
   * @param session of the inference graph, with the trained weights
   * @param exportable the parts of the graph to export
   * @param record of the run
   * @param configuration resolved, as protobuf text
   * @return the version's folder
   * @throws UserErrorException if it cannot be written; nothing is left behind
   * @throws DifferingModelException if the export gives other numbers when it is reloaded, or
   *     cannot be reloaded; it is kept, but not as a version
   */
  public Path write(
      GraphSession session, ExportableGraph exportable, RunRecord record, String configuration) {
    Path run = models.resolve(record.getRun());
    long last = ModelVersions.newest(run).map(ModelVersions::number).orElse(0L);
    Path version = run.resolve(Long.toString(last + 1));
    AtomicReference<ReloadRecord> found = new AtomicReference<>();
    Path place =
        AtomicWrite.placedFolder(
            version,
            folder -> {
              writeVariables(folder, session, exportable);
              writeGraph(folder, MetaGraphs.savedModel(session.graph(), exportable));
              ReloadRecord reload = compare(folder, session, exportable);
              found.set(reload);
              RunRecords.write(folder, isSame(reload) ? record : with(reload, record));
              Files.writeString(
                  folder.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE),
                  configuration);
              Checksums.write(folder);
              return isRounding(reload) ? version : beside(version);
            });
    tell(found.get(), place, version);
    return version;
  }

  /** Compares; an export that cannot be reloaded is kept too, with the reason in its record. */
  private ReloadRecord compare(Path folder, GraphSession session, ExportableGraph exportable) {
    try {
      return check.compare(folder, session, exportable);
    } catch (RuntimeException e) {
      LOG.debug("the export cannot be reloaded", e);
      return ReloadRecord.newBuilder().setFailure(e.toString()).build();
    }
  }

  private static boolean isSame(ReloadRecord reload) {
    return reload.equals(ReloadRecord.getDefaultInstance());
  }

  private static RunRecord with(ReloadRecord reload, RunRecord record) {
    return record.toBuilder().setReload(reload).build();
  }

  private static boolean isRounding(ReloadRecord reload) {
    return reload.getFailure().isEmpty()
        && reload.getDifferenceList().stream().allMatch(each -> each.getRelative() <= ROUNDING);
  }

  /** A new name that is not a version's name. */
  private static Path beside(Path version) {
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> version.resolveSibling(version.getFileName() + "-differs-" + n))
        .filter(each -> !Files.exists(each))
        .findFirst()
        .orElseThrow();
  }

  private static void tell(ReloadRecord reload, Path place, Path version) {
    if (isSame(reload)) {
      LOG.info("reloaded the export: max |difference| = 0.0");
    } else if (place.equals(version)) {
      LOG.warn(
          "the exported model {} {} by rounding alone, as its run record says",
          place,
          ReloadDifferences.sentence(reload));
    } else {
      throw new DifferingModelException(
          "the exported model %s; it is kept as %s, which is no version to be served, with this in its run record"
              .formatted(ReloadDifferences.sentence(reload), place));
    }
  }

  private static void writeGraph(Path folder, SavedModel savedModel) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve("saved_model.pb"))) {
      CodedOutputStream out = CodedOutputStream.newInstance(file);
      // Maps in the order of their keys: the same model gives the same bytes.
      out.useDeterministicSerialization();
      savedModel.writeTo(out);
      out.flush();
    }
  }

  private static void writeVariables(Path folder, GraphSession session, ExportableGraph exportable)
      throws IOException {
    Path variables = Files.createDirectory(folder.resolve("variables"));
    try (TString prefix = TString.scalarOf(variables.resolve("variables").toString())) {
      session
          .runner()
          .feed(exportable.checkpointPrefix(), prefix)
          .fetch(exportable.save())
          .run()
          .close();
    } catch (RuntimeException e) {
      // TensorFlow's errors for a full disk and other write failures: its exceptions have no type
      // in common.
      throw new IOException(e.getMessage(), e);
    }
  }
}
