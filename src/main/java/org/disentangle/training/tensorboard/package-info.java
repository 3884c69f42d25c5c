/**
 * What TensorBoard shows of a training: event files, written by a listener from what the training
 * knows anyway, without an op in its graph. TensorBoard's own forms are known here and nowhere
 * else.
 */
package org.disentangle.training.tensorboard;
