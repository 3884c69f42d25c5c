/** The readers of images, one class a format, and {@link org.disentangle.data.source.ImageSources}, which opens what a configuration names. */
package org.disentangle.data.source;
