/**
 * The TensorBoard log of a training: event files, written by a listener from the training's events,
 * without extra ops in its graph. Only this package depends on TensorBoard's formats.
 */
package org.disentangle.training.tensorboard;
