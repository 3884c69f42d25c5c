/**
 * Images with known factors. {@link org.disentangle.data.ImageSources} opens them, from an archive
 * in the layout of dSprites ({@link org.disentangle.data.DspritesArchive}) or from the renderer
 * that draws the same grid ({@link org.disentangle.data.RenderedDsprites}); other packages use both
 * as {@link org.disentangle.data.FactorImages}. {@link org.disentangle.data.Split} selects the
 * training images, {@link org.disentangle.data.BatchOrder} those of each step.
 *
 * <p>Either source fills a {@link org.disentangle.data.ImageStore} once: a file of one bit a pixel
 * (377 MB for the whole grid, where bytes would be 3 GB) that is mapped into memory and checked at
 * each opening.
 *
 * <p>Nothing here knows TensorFlow; images leave as {@code float[]} of zeros and ones.
 */
package org.disentangle.data;
