package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code model_cards.csv}: one fact about how a model was made, for which {@link RunRow}
 * has no column: the family's own settings, the versions and the machine, the validation results,
 * the whole configuration.
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

  /** The prefix of items that are the family's own settings, by their names. */
  public static final String SETTING = "setting ";

  /** The prefix of items about the machine and the versions. */
  public static final String ENVIRONMENT = "environment ";
}
