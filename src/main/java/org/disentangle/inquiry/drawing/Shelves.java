package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Lays out each connected part of a plan separately and arranges the parts in rows, the larger ones
 * first; nodes without links come last.
 */
record Shelves(Layout layout) {
  private static final double GAP = 40;
  private static final double USUAL_WIDTH = 640;

  Placement place(Plan plan) {
    List<List<Integer>> parts = new ArrayList<>(plan.components());
    parts.sort(Comparator.comparingInt(part -> -part.size()));
    List<Placement> placed =
        parts.stream().map(part -> layout.place(plan.on(part)).movedTo(0, 0)).toList();
    double width =
        Math.max(USUAL_WIDTH, placed.stream().mapToDouble(Placement::right).max().orElse(0));
    List<Outline> nodes = new ArrayList<>(plan.nodes());
    List<Curve> routes = new ArrayList<>(Collections.nCopies(plan.links().size(), (Curve) null));
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    for (int i = 0; i < parts.size(); i++) {
      List<Integer> part = parts.get(i);
      Placement alone = placed.get(i);
      if (x > 0 && x + alone.right() > width) {
        y += rowHeight + GAP;
        x = 0;
        rowHeight = 0;
      }
      Placement here = alone.movedTo(x, y);
      int link = 0;
      for (int j = 0; j < plan.links().size(); j++) {
        if (part.contains(plan.links().get(j).from())) {
          routes.set(j, here.routes().get(link++));
        }
      }
      for (int j = 0; j < part.size(); j++) {
        nodes.set(part.get(j), here.nodes().get(j));
      }
      x = here.right() + GAP;
      rowHeight = Math.max(rowHeight, alone.bottom());
    }
    return new Placement(nodes, routes);
  }
}
