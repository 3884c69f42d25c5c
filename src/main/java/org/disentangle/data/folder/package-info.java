/**
 * Folders of pictures: which files they are and in what order, and what is known of each, from
 * files of labels (tables of text and numpy arrays), from the names of pictures, or from those of
 * folders. {@link org.disentangle.data.folder.PictureFolder} is the collection, which {@code
 * data.collection} makes images of; {@link org.disentangle.data.folder.PictureFolderWriter} writes
 * such a folder.
 */
package org.disentangle.data.folder;
