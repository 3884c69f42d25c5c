/**
 * Drawings of graphs as inline SVG, laid out here: directed graphs in layers, undirected ones on
 * circles, so that no node lies on another and no line runs through a node that is not one of its
 * ends.
 *
 * <p>A {@code Sketch} says what is drawn, a layout where, and {@code Drawing} renders it with the
 * marks of one question. Colours are the page's own (classes of its style sheet). The same sketch
 * gives the same bytes on every machine: all arithmetic is strict and rounded to a tenth of a unit.
 */
package org.disentangle.inquiry.drawing;
