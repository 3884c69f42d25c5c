/**
 * Numpy's files: arrays (npy) and archives of them (npz), read row by row as {@code data.array}
 * asks for it, and written in a stream. Nothing here knows what an array means.
 */
package org.disentangle.data.numpy;
