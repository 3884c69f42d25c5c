/**
 * Scores of disentanglement with their chance levels and intervals: which there are, how often each
 * is repeated, and on what. How one is computed is known to {@link
 * org.disentangle.analysis.metric}.
 */
package org.disentangle.analysis.score;
