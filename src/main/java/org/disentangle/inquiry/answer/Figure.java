package org.disentangle.inquiry.answer;

import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Sketch;

/**
 * A drawing with what it points out. It is laid out where it is shown; figures of one graph have
 * the same sketch.
 *
 * @param sketch the graph
 * @param marks what is pointed out
 * @param caption what stands below it, and is read out to those who cannot see it
 */
public record Figure(Sketch sketch, Marks marks, String caption) {}
