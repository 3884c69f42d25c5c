package org.disentangle.inquiry.answer;

import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Sketch;

/**
 * A figure of a graph with marks. It is laid out where it is shown; figures of one graph share the
 * sketch.
 *
 * @param sketch the graph
 * @param marks the marked nodes and paths
 * @param caption the text below it, which is also its text for screen readers
 */
public record Figure(Sketch sketch, Marks marks, String caption) {}
