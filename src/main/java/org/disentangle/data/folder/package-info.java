/**
 * Folders of pictures as a source of images: which files they are and in what order, whether their
 * headers agree, and what is known of each, from a file of labels or from the names of folders.
 * {@link org.disentangle.data.folder.PictureFolder} is the source; a single picture is decoded by
 * {@code data.picture}.
 */
package org.disentangle.data.folder;
