package org.disentangle.analysis.run;

import java.util.OptionalDouble;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.contract.Signatures;

/**
 * What made the codes of a run, as far as tables name it beside them.
 *
 * @param run its name, by which all tables know it
 * @param family of the model; empty where that is not known
 * @param beta empty for a model without one
 */
public record RunIdentity(String run, String family, OptionalDouble beta) {
  /** A model's. */
  public static RunIdentity of(SavedModelFolder model) {
    return new RunIdentity(model.run(), model.family(), model.hyperparameter(Signatures.BETA));
  }

  /** Codes of which nothing but the name is known. */
  public static RunIdentity named(String run) {
    return new RunIdentity(run, "", OptionalDouble.empty());
  }
}
