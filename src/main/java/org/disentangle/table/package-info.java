/**
 * Declares, writes and reads tables: a record is a row, its components are the columns ({@link
 * org.disentangle.table.Schema}), {@link org.disentangle.table.CsvFile} reads and writes every CSV
 * file of the program. The rows of a report are in {@link org.disentangle.table.row}; rows of other
 * packages are in the package that fills them.
 */
package org.disentangle.table;
