/**
 * {@link org.disentangle.data.source.ImageSources} opens the images that a configuration names; it
 * alone knows all sources.
 */
package org.disentangle.data.source;
