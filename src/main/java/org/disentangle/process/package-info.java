/**
 * Starts and watches processes: further Java virtual machines with this program ({@link
 * org.disentangle.process.ChildJvm}), as many in parallel as a machine has room for ({@link
 * org.disentangle.process.Lanes}), and the progress of trainings in them. A training reports its
 * progress in JSON lines ({@link org.disentangle.process.TrainingProgress}), which become lines of
 * a log or bars on a terminal.
 *
 * <p>Nothing here depends on models, configurations or TensorFlow: a process is a command line.
 */
package org.disentangle.process;
