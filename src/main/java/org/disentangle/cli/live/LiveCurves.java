package org.disentangle.cli.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The curves of one group of numbers: for each name, points of a step and a value. Not thread-safe.
 */
final class LiveCurves {
  private final Map<String, List<double[]>> points = new LinkedHashMap<>();

  /**
   * Adds one point to a curve, which begins with it if it is new; values that are not finite leave
   * a gap.
   */
  void add(String name, long step, double value) {
    points.computeIfAbsent(name, unknown -> new ArrayList<>()).add(new double[] {step, value});
  }

  /** The curves as JSON; a value that is not finite becomes null. */
  Map<String, List<List<Number>>> view() {
    Map<String, List<List<Number>>> view = new LinkedHashMap<>();
    points.forEach((name, curve) -> view.put(name, curve.stream().map(LiveCurves::pair).toList()));
    return view;
  }

  private static List<Number> pair(double[] point) {
    List<Number> pair = new ArrayList<>();
    pair.add((long) point[0]);
    pair.add(Double.isFinite(point[1]) ? (Number) (float) point[1] : null);
    return pair;
  }
}
