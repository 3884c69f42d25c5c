/**
 * Sets of images that are drawn rather than read. A {@link org.disentangle.data.drawn.Drawing} is a
 * function from a place in the grid of factors to an image; {@link
 * org.disentangle.data.drawn.DrawnImages} makes a source of it. The two sets of disent that are
 * squares on black are here; those that need more, the variants of dSprites and the shaded solids,
 * have packages of their own.
 */
package org.disentangle.data.drawn;
