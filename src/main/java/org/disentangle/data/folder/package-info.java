/**
 * Folders of pictures as a source of images: which files they are and in what order, whether their
 * headers agree, and what is known of each, from files of labels (tables of text and numpy arrays),
 * from the names of pictures, or from those of folders. {@link
 * org.disentangle.data.folder.PictureFolder} is the source, {@link
 * org.disentangle.data.folder.PictureFolderWriter} writes such a folder; a single picture is
 * decoded by {@code data.picture}.
 */
package org.disentangle.data.folder;
