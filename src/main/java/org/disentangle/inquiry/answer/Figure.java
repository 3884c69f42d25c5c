package org.disentangle.inquiry.answer;

import org.disentangle.inquiry.drawing.Drawing;
import org.disentangle.inquiry.drawing.Marks;

/**
 * A drawing with what it points out.
 *
 * @param drawing the graph
 * @param marks what is pointed out
 * @param caption what stands below it, and what those hear who cannot see it
 */
public record Figure(Drawing drawing, Marks marks, String caption) {}
