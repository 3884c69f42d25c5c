/**
 * What an image is: its shape, what its values can be, and its rows one at a time, which can be
 * {@linkplain org.disentangle.image.Crop cropped} and {@linkplain org.disentangle.image.Resampling
 * resized}. Nothing here knows where images come from or what is done with them, so that every
 * other package may speak of them in the same words.
 */
package org.disentangle.image;
