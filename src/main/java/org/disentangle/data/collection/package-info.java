/**
 * Many pictures as one source of images, wherever their bytes are: {@link
 * org.disentangle.data.collection.PictureImages} surveys, decodes and resizes what a {@link
 * org.disentangle.data.collection.PictureCollection} holds. A single picture is decoded by {@code
 * data.picture}; what holds pictures is {@code data.folder} and {@code data.shards}.
 */
package org.disentangle.data.collection;
