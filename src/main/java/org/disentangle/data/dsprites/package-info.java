/**
 * dSprites, drawn here: their grid of factors, the {@link
 * org.disentangle.data.dsprites.SpriteRenderer} that agrees with the published images, and the
 * variants of disentanglement_lib, each a {@link org.disentangle.data.dsprites.SpritePaint} on the
 * same sprites.
 */
package org.disentangle.data.dsprites;
