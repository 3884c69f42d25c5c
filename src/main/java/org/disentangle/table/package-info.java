/**
 * How a table is declared, written and read, in one place: a record is a row, its components are
 * the columns ({@link org.disentangle.table.Schema}), {@link org.disentangle.table.CsvFile} reads
 * and writes every CSV file of the program. The rows of a report lie in {@link
 * org.disentangle.table.row}; those of other rooms lie with whoever fills them.
 */
package org.disentangle.table;
