package org.disentangle.savedmodel;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Checksums;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.GraphSession;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.types.TString;

/**
 * Writes a run's SavedModel as a new numeric version, {@code <models>/<run>/<version>/}: the layout
 * that TensorFlow Serving serves as it stands.
 *
 * <p>It is written beside its place, reloaded and compared there, and only then renamed into place.
 */
public final class SavedModelWriter {
  private static final Logger LOG = LogManager.getLogger(SavedModelWriter.class);

  private SavedModelWriter() {}

  /**
   * Exports a model.
   *
   * @param models folder of all runs, e.g. {@code saved_models}
   * @param session of the inference graph, with the trained weights
   * @param exportable what of the graph is exported
   * @param record of the run
   * @param configuration resolved, as protobuf text
   * @return the version's folder
   * @throws UserErrorException if it cannot be written
   * @throws IllegalStateException if what was written gives other numbers when it is reloaded;
   *     nothing is left behind
   */
  public static Path write(
      Path models,
      GraphSession session,
      ExportableGraph exportable,
      RunRecord record,
      String configuration) {
    Path run = models.resolve(record.getRun());
    List<Path> earlier = ModelVersions.of(run);
    long last = earlier.isEmpty() ? 0 : ModelVersions.number(earlier.get(earlier.size() - 1));
    Path version = run.resolve(Long.toString(last + 1));
    AtomicWrite.folder(
        version,
        folder -> {
          writeVariables(folder, session, exportable);
          writeGraph(folder, MetaGraphs.savedModel(session.graph(), exportable));
          RunRecords.write(folder, record);
          Files.writeString(
              folder.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CONFIGURATION_FILE),
              configuration);
          Checksums.write(folder);
          double difference = ReloadCheck.largestDifference(folder, session, exportable);
          if (difference != 0) {
            throw new IllegalStateException(
                "the exported model differs from the trained one by up to %s after reloading; nothing was kept at %s"
                    .formatted(difference, version));
          }
          LOG.info("reloaded the export: max |difference| = {}", difference);
        });
    return version;
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
      // What TensorFlow says of a full disk, and of whatever else can go wrong in writing: its
      // exceptions have no type in common.
      throw new IOException(e.getMessage(), e);
    }
  }
}
