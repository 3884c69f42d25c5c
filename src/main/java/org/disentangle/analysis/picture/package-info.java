/**
 * Pictures made from pixels: images of the data, what a model makes of them, what it makes of a
 * walk through its latents, and what it draws from its prior. How they are framed and written as
 * files is known to {@code report}.
 */
package org.disentangle.analysis.picture;
