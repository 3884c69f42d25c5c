/**
 * Brings TensorFlow up: process-wide settings before the native library loads, the choice of a
 * device, and what is to be known about the machine.
 *
 * <p>TensorFlow reads some switches only once and only from the process environment, so they are
 * set here, in one place, however the program was started.
 */
package org.disentangle.runtime;
