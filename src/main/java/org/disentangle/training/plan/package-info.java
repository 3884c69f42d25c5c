/**
 * The plan of a run, which depends only on its configuration and images: the model, the split, and
 * for each stage ({@link org.disentangle.model.TrainingStage}; most models have one) its length,
 * images and learning rate.
 */
package org.disentangle.training.plan;
