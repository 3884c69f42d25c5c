package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * One thing to know about how a model was made, for which {@link RunRow} has no column: the
 * family's own settings, the versions and the machine, the validation results, the whole
 * configuration.
 */
@TableFile(
    name = "model_cards",
    sentence =
        "What else is known of how each run was made: settings, versions, machine, configuration.")
public record ModelCardRow(String run, String item, String text) implements OfRun {
  /** The item whose text is a whole configuration. */
  public static final String CONFIGURATION = "configuration";

  /** The item whose text is a sentence that a reader needs before the numbers. */
  public static final String REMARK = "remark";

  /** What items that speak of the machine and the versions begin with. */
  public static final String ENVIRONMENT = "environment ";
}
