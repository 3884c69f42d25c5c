/**
 * Files of codes that any program made, and of what is known of their images: a row an image, in
 * numpy's formats or as CSV.
 */
package org.disentangle.data.codes;
