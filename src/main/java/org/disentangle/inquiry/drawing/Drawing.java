package org.disentangle.inquiry.drawing;

import static org.disentangle.inquiry.drawing.SvgText.escaped;
import static org.disentangle.inquiry.drawing.SvgText.number;
import static org.disentangle.inquiry.drawing.SvgText.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.inquiry.drawing.Sketch.Kind;
import org.disentangle.inquiry.drawing.Sketch.Line;
import org.disentangle.inquiry.drawing.Sketch.Node;

/** A laid-out sketch, which can be rendered many times with different marks. */
public final class Drawing {
  private static final double MARGIN = 12;
  private static final double BORDER_GAP = 1.5;
  private static final double HEAD_LENGTH = 9;
  private static final double HEAD_WIDTH = 7;
  private static final double BADGE = 7;
  private static final double RING = 4;

  private final Sketch sketch;
  private final Placement placement;

  Drawing(Sketch sketch, Placement placement) {
    this.sketch = sketch;
    this.placement = placement.movedTo(MARGIN, MARGIN);
  }

  /** The positions of all nodes and lines. */
  Placement placement() {
    return placement;
  }

  /**
   * The drawing as one {@code svg} element for a page.
   *
   * @param id begins the ids inside of it; must not occur twice in a page
   * @param title a name for screen readers and as a tooltip
   */
  public String svg(String id, String title, Marks marks) {
    double width = placement.right() + MARGIN;
    double height = placement.bottom() + MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append("<svg class=\"graph\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    svg.append(" aria-labelledby=\"").append(escaped(id)).append("-title\"");
    svg.append(" aria-describedby=\"").append(escaped(id)).append("-desc\"");
    svg.append(" viewBox=\"0 0 ").append(number(width)).append(' ').append(number(height));
    svg.append("\" width=\"").append(number(width));
    svg.append("\" height=\"").append(number(height)).append("\">\n");
    svg.append("<title id=\"").append(escaped(id)).append("-title\">");
    svg.append(escaped(title)).append("</title>\n");
    svg.append("<desc id=\"").append(escaped(id)).append("-desc\">");
    svg.append(escaped(inWords())).append("</desc>\n");
    List<String> raised = new ArrayList<>();
    for (int i = 0; i < sketch.lines().size(); i++) {
      Line line = sketch.lines().get(i);
      String drawn = line(line, i, marks);
      if (marks.onPath(line.from(), line.to())) {
        raised.add(drawn);
      } else {
        svg.append(drawn);
      }
    }
    raised.forEach(svg::append);
    for (int i = 0; i < sketch.nodes().size(); i++) {
      svg.append(node(sketch.nodes().get(i), placement.nodes().get(i), marks));
    }
    return svg.append("</svg>").toString();
  }

  /** Its lines as text, for screen readers. */
  private String inWords() {
    if (sketch.lines().isEmpty()) {
      return "Nothing is joined.";
    }
    return sketch.lines().stream()
        .map(
            line ->
                line.from()
                    + switch (line.kind()) {
                      case ARC -> " → ";
                      case EDGE -> " – ";
                      case ADDED -> " – (added) ";
                    }
                    + line.to())
        .collect(Collectors.joining("; ", "", "."));
  }

  private String line(Line line, int index, Marks marks) {
    Plan.Link link = sketch.plan().links().get(index);
    boolean arrow = line.kind() == Kind.ARC;
    Curve route =
        placement
            .routes()
            .get(index)
            .between(
                placement.nodes().get(link.from()),
                placement.nodes().get(link.to()),
                arrow ? BORDER_GAP : 0);
    StringBuilder group = new StringBuilder("<g class=\"line");
    if (line.kind() == Kind.ADDED) {
      group.append(" added");
    }
    if (marks.onPath(line.from(), line.to())) {
      marks.state().ifPresent(state -> group.append(' ').append(className(state)));
    } else if (marks.faded().contains(line.from()) || marks.faded().contains(line.to())) {
      group.append(" faded");
    }
    Curve shaft = arrow ? route.withoutEnd(HEAD_LENGTH - 1) : route;
    group.append("\"><path d=\"").append(SvgText.path(shaft)).append("\"/>");
    if (arrow) {
      group.append("<path class=\"head\" d=\"").append(head(shaft.end(), route.end()));
      group.append("\"/>");
    }
    return group.append("</g>\n").toString();
  }

  private static String className(Marks.PathState state) {
    return switch (state) {
      case OPEN -> "open";
      case BLOCKED -> "blocked";
      case SHOWN -> "shown";
    };
  }

  private static String head(Point from, Point tip) {
    double length = from.distanceTo(tip);
    double dx = (tip.x() - from.x()) / length;
    double dy = (tip.y() - from.y()) / length;
    Point base = tip.plus(-HEAD_LENGTH * dx, -HEAD_LENGTH * dy);
    return "M"
        + pair(tip)
        + "L"
        + pair(base.plus(-HEAD_WIDTH / 2 * dy, HEAD_WIDTH / 2 * dx))
        + "L"
        + pair(base.plus(HEAD_WIDTH / 2 * dy, -HEAD_WIDTH / 2 * dx))
        + "Z";
  }

  private static String node(Node node, Outline outline, Marks marks) {
    StringBuilder group = new StringBuilder("<g class=\"node");
    mark(group, marks.ends().contains(node.name()), " end");
    mark(group, marks.observed().contains(node.name()), " observed");
    mark(group, marks.blocking().contains(node.name()), " blocking");
    mark(group, marks.opening().contains(node.name()), " opening");
    mark(group, marks.faded().contains(node.name()), " faded");
    group.append("\">");
    String shown = Lettering.shortened(node.label());
    if (!shown.equals(node.label())) {
      group.append("<title>").append(escaped(node.label())).append("</title>");
    }
    if (marks.opening().contains(node.name())) {
      group.append(shape(outline, RING, " class=\"ring\""));
    }
    group.append(shape(outline, 0, ""));
    group.append("<text x=\"").append(number(outline.centre().x()));
    // Letters stand on a line a third of their size below the middle.
    group.append("\" y=\"").append(number(outline.centre().y() + 0.345 * Lettering.SIZE));
    group.append("\">").append(escaped(shown)).append("</text>");
    if (marks.blocking().contains(node.name())) {
      group.append(cross(outline));
    }
    return group.append("</g>\n").toString();
  }

  private static void mark(StringBuilder group, boolean there, String name) {
    if (there) {
      group.append(name);
    }
  }

  private static String shape(Outline outline, double around, String attributes) {
    return "<rect"
        + attributes
        + " x=\""
        + number(outline.centre().x() - outline.width() / 2 - around)
        + "\" y=\""
        + number(outline.top() - around)
        + "\" width=\""
        + number(outline.width() + 2 * around)
        + "\" height=\""
        + number(outline.height() + 2 * around)
        + "\" rx=\""
        + number(outline.square() ? 2 : outline.height() / 2 + around)
        + "\"/>";
  }

  /** A disc with a cross at the upper right of a node. */
  private static String cross(Outline outline) {
    Point at =
        new Point(
            outline.centre().x() + outline.width() / 2 - BADGE / 2, outline.top() + BADGE / 2);
    double arm = BADGE / 2;
    return "<circle class=\"badge\" cx=\""
        + number(at.x())
        + "\" cy=\""
        + number(at.y())
        + "\" r=\""
        + number(BADGE)
        + "\"/><path class=\"cross\" d=\"M"
        + pair(at.plus(-arm, -arm))
        + "L"
        + pair(at.plus(arm, arm))
        + "M"
        + pair(at.plus(arm, -arm))
        + "L"
        + pair(at.plus(-arm, arm))
        + "\"/>";
  }
}
