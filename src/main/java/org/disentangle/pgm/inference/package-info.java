/**
 * The numbers that follow from a network's tables: probabilities given evidence, the partition
 * function, the most probable assignment, marginalisation of a variable, scaling of a table, and
 * the mutual information of variables.
 *
 * <p>All of it uses variable elimination. Its plan is made from the scopes alone and can be
 * printed, and it is refused if it would need too much memory, before any table is allocated. Sums
 * over products of many tables have entries of any size ({@link
 * org.disentangle.pgm.factor.Magnitude}): they neither underflow nor lose digits to logarithms.
 */
package org.disentangle.pgm.inference;
