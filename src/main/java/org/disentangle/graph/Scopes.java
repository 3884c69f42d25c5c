package org.disentangle.graph;

import org.tensorflow.op.Ops;

/** Turns a path with slashes into TF-Java's scopes, whose names may hold none. */
final class Scopes {
  private Scopes() {}

  /**
   * Ops whose next op is named by the last part of the path, in the scopes of the parts before it.
   */
  static Ops at(Ops tf, String path) {
    int slash = path.indexOf('/');
    return slash < 0
        ? tf.withName(path)
        : at(tf.withSubScope(path.substring(0, slash)), path.substring(slash + 1));
  }
}
