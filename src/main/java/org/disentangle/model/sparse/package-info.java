/** Autoencoders whose codes are mostly zeros, over a dictionary. */
package org.disentangle.model.sparse;
