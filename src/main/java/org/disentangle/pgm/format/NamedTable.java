package org.disentangle.pgm.format;

import java.util.List;

/**
 * The table of a variable in a format that may name variables before it declares them: they are
 * looked up when the whole text is read.
 *
 * @param line where the table begins
 * @param child whose probabilities it has
 * @param parents what they are given, in the order of the table
 * @param values row after row, the child running fastest, of the parents the last
 */
record NamedTable(int line, String child, List<String> parents, double[] values) {
  /**
   * Adds the table to a draft that has all variables.
   *
   * @throws org.disentangle.UserErrorException if one of its variables is not there, or the numbers
   *     are too few or too many
   */
  void addTo(BayesianDraft draft, SourceText source) {
    String where = source.at(line);
    draft.add(
        new ConditionalTable(
            where,
            draft.variable(where, child),
            parents.stream().map(parent -> draft.variable(where, parent)).toList(),
            values));
  }
}
