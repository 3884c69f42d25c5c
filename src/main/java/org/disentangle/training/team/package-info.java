/**
 * The agreement between several processes before they train one model together: that its batches
 * can be shared ({@link org.disentangle.training.team.SharedBatches}), and where the training
 * begins ({@link org.disentangle.training.team.StartBroadcast}). The sums over processes are in
 * {@link org.disentangle.graph.collective}.
 */
package org.disentangle.training.team;
