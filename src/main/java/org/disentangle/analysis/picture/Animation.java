package org.disentangle.analysis.picture;

import java.util.List;

/**
 * An animation that repeats: pictures of one size, shown one after the other.
 *
 * @param name the file's name without folder and ending, e.g. {@code traversals-quick-beta-1}
 */
public record Animation(String name, List<Picture> frames) {
  /**
   * @throws IllegalArgumentException if there is no frame, or two differ in size
   */
  public Animation {
    frames = List.copyOf(frames);
    long sizes =
        frames.stream().map(frame -> List.of(frame.width(), frame.height())).distinct().count();
    if (sizes != 1) {
      throw new IllegalArgumentException(
          "animation " + name + " has frames of " + sizes + " sizes");
    }
  }
}
