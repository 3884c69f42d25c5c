/**
 * Arithmetic that several packages need: entropy and mutual information of counted labels, sums
 * that do not lose digits, centres of clusters, random orders, numbers as the shortest text that
 * reads back, seeds of random draws; and {@link org.disentangle.math.Matrix}, the input of most of
 * them. The unit is in every name; nothing here needs more than the JDK.
 */
package org.disentangle.math;
