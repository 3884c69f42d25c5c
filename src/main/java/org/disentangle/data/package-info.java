/**
 * Images of one shape and what is known of each: its factors, of their kinds, or nothing. A run
 * takes its training images from a {@link org.disentangle.data.Split}, in the order of a {@link
 * org.disentangle.data.BatchOrder}.
 *
 * <p>Below lie {@code source} (opens whatever a configuration names: files, folders, drawings),
 * {@code store} (the mapped file that every source fills once), {@code archive} (images in files of
 * arrays, whose formats are {@code array}, {@code numpy} and {@code hdf5}) and
 * {@code dsprites} (the set that needs no file). Only {@code source} knows the others.
 *
 * <p>Nothing here knows TensorFlow; images leave as {@code float[]} of numbers in [0, 1].
 */
package org.disentangle.data;
