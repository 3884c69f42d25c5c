package org.disentangle.pgm.format;

import java.util.List;

/**
 * The table of a variable in a format that may name variables before it declares them: they are
 * looked up when the whole text is read.
 *
 * @param line where the table begins
 * @param child whose probabilities it contains
 * @param parents of the child, in the order of the table
 * @param values row after row, the child running fastest, of the parents the last
 */
record NamedTable(int line, String child, List<String> parents, double[] values) {
  /**
   * Adds the table to a builder that has all variables.
   *
   * @throws org.disentangle.UserErrorException if one of its variables is not there, or the numbers
   *     are too few or too many
   */
  void addTo(BayesianNetworkBuilder builder, SourceText source) {
    String where = source.at(line);
    builder.add(
        new ConditionalTable(
            where,
            builder.variable(where, child),
            parents.stream().map(parent -> builder.variable(where, parent)).toList(),
            values));
  }
}
