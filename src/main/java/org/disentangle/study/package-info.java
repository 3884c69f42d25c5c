/**
 * A plan of trials, each started as its own process, then one analysis over what they left on disk.
 * A trial says how far it is in JSON lines ({@link org.disentangle.study.TrainingProgress}); when
 * one fails the others go on.
 *
 * <p>Nothing here knows how a model is trained or what TensorFlow is: a trial is a command line,
 * and the analysis is whatever {@link org.disentangle.study.StudyAnalysis} is given.
 */
package org.disentangle.study;
