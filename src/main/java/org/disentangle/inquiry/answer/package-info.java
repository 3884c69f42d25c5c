/**
 * What an answer is: its conclusion, how it follows in sentences, tables and drawings, and the rows
 * of the CSV files.
 *
 * <p>Text is plain: formulas are Unicode. What becomes markup is decided by the page.
 */
package org.disentangle.inquiry.answer;
