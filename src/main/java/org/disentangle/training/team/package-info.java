/**
 * What several processes must agree on before they train one model together: that its batches can
 * be shared ({@link org.disentangle.training.team.SharedBatches}), and where the training begins
 * ({@link org.disentangle.training.team.StartBroadcast}). How they add up what they compute is the
 * matter of {@link org.disentangle.graph.collective}.
 */
package org.disentangle.training.team;
