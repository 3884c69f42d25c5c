/**
 * Images in files of arrays: which array holds the images, what its numbers mean, where the labels
 * are and what is known of published sets ({@link org.disentangle.data.archive.ArchiveImages}); and
 * the writers of such files. The formats of the files are those of {@code data.numpy} and {@code
 * data.hdf5}.
 */
package org.disentangle.data.archive;
