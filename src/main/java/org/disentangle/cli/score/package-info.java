/** The verb {@code score}: measures codes that other programs made. It starts no TensorFlow. */
package org.disentangle.cli.score;
