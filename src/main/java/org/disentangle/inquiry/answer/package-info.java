/**
 * Answers to the questions of an inquiry: the verdict, how it follows, drawings of it, and the rows
 * of the CSV files. One class for each kind of question; all of them compute by {@code pgm} and
 * only put into words what it returns.
 *
 * <p>Text is plain: formulas are Unicode, and what becomes markup is decided by the page.
 */
package org.disentangle.inquiry.answer;
