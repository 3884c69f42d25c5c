/**
 * Pictures made from pixels: images of the data, a model's reconstructions, walks through its
 * latents, and samples from its prior. {@code report} frames them and writes them as files.
 */
package org.disentangle.analysis.picture;
