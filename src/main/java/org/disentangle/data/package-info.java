/**
 * Images of one shape and what is known of each: its factors, of their kinds, or nothing. A run
 * takes its training images from a {@link org.disentangle.data.Split}, in the order of a {@link
 * org.disentangle.data.BatchOrder}, or in pairs.
 *
 * <p>Below lie {@code source} (opens whatever a configuration names: files, folders, drawings),
 * {@code store} (the mapped file that every source fills once), {@code archive} (images in files of
 * arrays, whose formats are {@code array}, {@code numpy} and {@code hdf5}), {@code folder}
 * (pictures in files of their own, which {@code picture} decodes), and the sets that need no file:
 * {@code drawn} (what they have in common, and those of squares), {@code dsprites} and {@code
 * solids}. Only {@code source} knows them all. What files of published sets do not say themselves
 * stands in {@code catalogue}. Codes that other programs made, without their images, are read by
 * {@code codes}; {@code csv} has the rows of all tables in text. {@code supervision} has what a
 * training is told of its images: pairs, and the labels of a few.
 *
 * <p>Nothing here knows TensorFlow; images leave as {@code float[]} of numbers in [0, 1].
 */
package org.disentangle.data;
