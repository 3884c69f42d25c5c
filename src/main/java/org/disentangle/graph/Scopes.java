package org.disentangle.graph;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.op.Ops;

/**
 * Turns paths with slashes into the scopes of one graph.
 *
 * <p>TF-Java gives each new scope a new name ({@code encoder}, {@code encoder_1}, …); this class
 * keeps one scope for each path, so that an op named by its path has exactly that name. Converters
 * to TensorFlow Lite rely on it: they look for a variable's handle under the variable's name.
 */
public final class Scopes {
  private final Ops root;
  private final Map<String, Ops> byPath = new HashMap<>();

  /**
   * The scopes of a graph.
   *
   * @param root ops at the root scope
   */
  public Scopes(Ops root) {
    this.root = root;
  }

  /**
   * Ops whose next op is named by the last part of the path, in the scope of the parts before it.
   */
  public Ops at(String path) {
    int slash = path.lastIndexOf('/');
    return scope(slash < 0 ? "" : path.substring(0, slash)).withName(path.substring(slash + 1));
  }

  /** Ops in the scope of a path; the empty one is the root. */
  public Ops scope(String path) {
    if (path.isEmpty()) {
      return root;
    }
    Ops known = byPath.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    Ops made =
        scope(slash < 0 ? "" : path.substring(0, slash)).withSubScope(path.substring(slash + 1));
    byPath.put(path, made);
    return made;
  }
}
