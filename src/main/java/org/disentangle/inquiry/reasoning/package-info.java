/**
 * Answers questions about graphs: {@link org.disentangle.inquiry.reasoning.Reasoner} finds the
 * class for each kind of question, which computes with {@code pgm} and puts the result into words.
 * Terminal and page show the same answer.
 */
package org.disentangle.inquiry.reasoning;
