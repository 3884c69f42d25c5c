/**
 * What a run will do, settled before its first step by its configuration and images alone: the
 * model, the split, and of each stage ({@link org.disentangle.model.TrainingStage}; most models
 * have one) how long, on what and how fast it is trained.
 */
package org.disentangle.training.plan;
