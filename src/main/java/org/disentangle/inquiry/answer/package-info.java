/**
 * The answers to questions: a conclusion, its explanation in sentences, tables and drawings, and
 * the rows of the CSV files.
 *
 * <p>Text is plain: formulas are Unicode. The page decides what becomes markup.
 */
package org.disentangle.inquiry.answer;
