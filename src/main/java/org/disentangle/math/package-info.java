/**
 * Arithmetic that more than one room needs: entropy and mutual information of counted labels, sums
 * that do not lose digits, centres of clusters, random orders, numbers as the shortest text that
 * reads back, seeds of what is drawn; and {@link org.disentangle.math.Matrix}, the rows of numbers
 * that is taken of. The unit is in every name; nothing here knows more than the JDK.
 */
package org.disentangle.math;
