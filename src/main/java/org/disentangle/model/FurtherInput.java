package org.disentangle.model;

/** What a training graph may be fed at each step beside the images of the batch. */
public enum FurtherInput {
  /**
   * Which latents of each pair of images stand for a factor that differs between them: 1 there,
   * else 0, [pairs, K].
   */
  CHANGED_LATENTS,
  /** Images of which labels are known, as many as the batch has, [B, H, W, C] in [0, 1]. */
  LABELLED_IMAGES,
  /** The labels of these images, [B, F], each in [0, 1]. */
  LABELS
}
