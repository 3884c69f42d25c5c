/**
 * Writes a first configuration for images that somebody has, with comments. What the images are is
 * told to it; it reads nothing.
 */
package org.disentangle.config.starter;
