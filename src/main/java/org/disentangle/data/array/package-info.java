/**
 * Files of named arrays, whatever their format: what an {@link
 * org.disentangle.data.array.ArrayFile} has, and how the rows of a {@link
 * org.disentangle.data.array.StoredArray} are read. {@code data.numpy} and {@code data.hdf5} read
 * such files; {@code data.archive} knows what the arrays mean.
 */
package org.disentangle.data.array;
