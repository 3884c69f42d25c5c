/**
 * The plan of a run, which depends only on its configuration and images: the model, the split, and
 * for each stage ({@link org.disentangle.model.TrainingStage}; most models have one) its length,
 * images and learning rate. What a training knows of its images beside their pixels is {@link
 * org.disentangle.training.plan.Supervision}.
 */
package org.disentangle.training.plan;
