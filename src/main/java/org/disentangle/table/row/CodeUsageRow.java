package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code code_usage.csv}: how often a code was used in the sample.
 *
 * @param share of all uses
 */
@TableFile(name = "code_usage", sentence = "How often each code of a codebook was chosen.")
public record CodeUsageRow(String run, int code, int count, double share) implements OfRun {}
