package org.disentangle.savedmodel;

import java.nio.file.Path;
import org.disentangle.contract.ReloadRecord;
import org.disentangle.graph.GraphSession;

/** A check that reloads an export and compares it with the model it was written from. */
@FunctionalInterface
public interface ReloadCheck {
  /** Compares every output of every signature, on one fixed batch. */
  ReloadCheck EVERY_OUTPUT = new SignatureCheck();

  /**
   * Compares.
   *
   * @param savedModel a directory with a SavedModel's graph and variables
   * @param session it was written from
   * @return the differences; empty if both give the same bits
   * @throws RuntimeException if it cannot be reloaded; TensorFlow's have no type in common
   */
  ReloadRecord compare(Path savedModel, GraphSession session, ExportableGraph exportable);
}
