/**
 * What an image is: its shape and what its values can be. Nothing here knows where images come from
 * or what is done with them, so that every other package may speak of them in the same words.
 */
package org.disentangle.image;
