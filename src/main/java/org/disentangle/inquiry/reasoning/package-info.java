/**
 * Answers questions about graphs: {@link org.disentangle.inquiry.reasoning.Reasoner} finds the one
 * class for each kind of question, which computes by {@code pgm} and puts into words what that
 * returns. Terminal and page show the same answer.
 */
package org.disentangle.inquiry.reasoning;
