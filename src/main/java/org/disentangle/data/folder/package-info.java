/**
 * Folders of pictures: which files they are and in what order, and what is known of each, from a
 * file of labels or from the names of folders. {@link org.disentangle.data.folder.PictureFolder} is
 * the collection, which {@code data.collection} makes images of.
 */
package org.disentangle.data.folder;
