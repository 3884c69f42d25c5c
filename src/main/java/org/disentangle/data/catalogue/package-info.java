/**
 * What is known of published sets of images: {@link org.disentangle.data.catalogue.KnownSets} has a
 * record of each, with its files, where they come from, their licence, and the names and kinds of
 * factors that the files do not say themselves. {@link
 * org.disentangle.data.catalogue.RecognizedSet} tells a set by what is at hand. Nothing here reads
 * images.
 */
package org.disentangle.data.catalogue;
