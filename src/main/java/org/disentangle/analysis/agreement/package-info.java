/**
 * How far the codes that several models give the same images agree: which latents of one answer to
 * which of another, and whether they are the same but for their order and sign. No factors are
 * needed.
 */
package org.disentangle.analysis.agreement;
