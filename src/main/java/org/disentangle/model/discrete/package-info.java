/** Autoencoders whose codes come from a finite set. */
package org.disentangle.model.discrete;
