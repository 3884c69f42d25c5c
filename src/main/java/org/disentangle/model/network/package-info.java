/**
 * The encoder and the decoder that every family shares: images in, features of a latent space out,
 * and the way back to a distribution of images.
 *
 * <p>{@link org.disentangle.model.network.Encoder} and {@link
 * org.disentangle.model.network.Decoder} hold what all networks have: hidden dense layers, the
 * heads, the distribution of the pixels. What lies between the images and the dense layers is the
 * {@code Architecture}: plain convolutions, residual stages, or nothing (dense layers alone). A
 * family knows none of them, and an architecture knows no family.
 */
package org.disentangle.model.network;
