package org.disentangle.pgm.inference;

import java.util.OptionalDouble;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Magnitude;

/**
 * A marginalisation in numbers: the partition function before and after, and how far the smaller
 * network's distribution is from the margin of the larger one's.
 *
 * @param margin the smaller network
 * @param zBefore of the larger network
 * @param zAfter of the smaller network
 * @param largestDifference between the probabilities of a joint state; absent where there are too
 *     many joint states to compare
 */
public record MarginCheck(
    GraphicalModel margin, Magnitude zBefore, Magnitude zAfter, OptionalDouble largestDifference) {}
