/**
 * The numbers that follow from a network's tables: probabilities given evidence, the partition
 * function, the most probable assignment, what is left when a variable is marginalised out, what
 * happens when a table is scaled, and how much information variables share.
 *
 * <p>All of it rests on variable elimination. Its plan is made from the scopes alone and can be
 * printed, and it is refused when it would take too much memory, before any table is allocated.
 * Sums over products of many tables have entries of any size ({@link
 * org.disentangle.pgm.factor.Magnitude}): they neither underflow nor lose digits to logarithms.
 */
package org.disentangle.pgm.inference;
