package org.disentangle.savedmodel;

import java.nio.file.Path;
import org.disentangle.contract.ReloadRecord;
import org.disentangle.graph.GraphSession;

/** Reloads an export and holds it against the model it was written from. */
@FunctionalInterface
public interface ReloadCheck {
  /** Compares every output of every signature, on one fixed batch. */
  ReloadCheck EVERY_OUTPUT = new SignatureCheck();

  /**
   * Compares.
   *
   * @param savedModel a directory with a SavedModel's graph and variables
   * @param session it was written from
   * @return what differs; empty where both give the same bits
   * @throws RuntimeException if it cannot be reloaded; TensorFlow's have no type in common
   */
  ReloadRecord compare(Path savedModel, GraphSession session, ExportableGraph exportable);
}
