/**
 * Our own set of coloured images: shaded solids before a wall, seen by casting rays. {@link
 * org.disentangle.data.solids.ShadedSolids} is the set; a {@link org.disentangle.data.solids.Room}
 * with a {@link org.disentangle.data.solids.Solid} in it, made of {@link
 * org.disentangle.data.solids.Extent}s, is what the camera sees, a {@link
 * org.disentangle.data.solids.Shading} the picture before it has colours.
 */
package org.disentangle.data.solids;
