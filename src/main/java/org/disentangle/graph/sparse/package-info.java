/**
 * Sparse coding: the dictionary, and encoders that find codes by a fixed number of steps of ISTA,
 * with the dictionary's own weights or with learned ones (LISTA).
 */
package org.disentangle.graph.sparse;
