/**
 * Starts TensorFlow: process-wide settings before the native library loads, the choice of a device
 * ({@link org.disentangle.runtime.TensorFlowHost}), and a report on the machine ({@link
 * org.disentangle.runtime.SystemReport}).
 *
 * <p>TensorFlow reads some switches only once and only from the process environment, so they are
 * set here, in one place, however the program was started.
 */
package org.disentangle.runtime;
