/**
 * Images with known factors: the factor grid, the dSprites archive reader, the renderer that draws
 * the same grid, the one-bit-a-pixel store that both fill, seeded splits and batches.
 *
 * <p>Nothing here knows TensorFlow; images leave as {@code float[]} of zeros and ones.
 */
package org.disentangle.data;
