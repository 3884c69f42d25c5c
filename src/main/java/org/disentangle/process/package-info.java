/**
 * Processes that this program starts and watches: its own Java virtual machine once more ({@link
 * org.disentangle.process.ChildJvm}), as many side by side as a machine has room for ({@link
 * org.disentangle.process.Lanes}), and how far a training in one of them is. A training says so in
 * JSON lines ({@link org.disentangle.process.TrainingProgress}), which become lines of a log or
 * bars on a terminal.
 *
 * <p>Nothing here knows what a model, a configuration or TensorFlow is: a process is a command
 * line.
 */
package org.disentangle.process;
