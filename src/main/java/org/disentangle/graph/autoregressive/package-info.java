/**
 * Networks in which a place sees only the places before it, in row-major order: masked convolutions
 * (PixelCNN) over images and over maps of codes, and the iteration that draws from such a network.
 */
package org.disentangle.graph.autoregressive;
