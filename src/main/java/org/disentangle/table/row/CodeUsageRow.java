package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * How often a code was chosen in the sample.
 *
 * @param share of all choices
 */
@TableFile(name = "code_usage", sentence = "How often each code of a codebook was chosen.")
public record CodeUsageRow(String run, int code, int count, double share) implements OfRun {}
