package org.disentangle.analysis.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.math.Matrix;

/**
 * Pictures of walks through a decoder's latent space: along one latent after the other, and from
 * one image's code to another's. The latents that vary most from image to image come first.
 */
final class LatentPictures {
  private static final int STEPS = 11;

  /** From −3 to 3, three standard deviations of N(0, 1). */
  private static final double REACH = 3;

  /** More values of a quantised latent are not shown one by one. */
  private static final int MOST_VALUES = 16;

  /** Latents shown at most; those after them vary least. */
  private static final int LATENTS = 20;

  /** Frames of the animation from one end to the other; it goes back the same way. */
  private static final int FRAMES = 13;

  private static final int TILES_IN_A_ROW = 10;
  private static final int WALKS = 4;

  private final ReloadedModel model;
  private final Reduction reduction;
  private final Matrix codes;
  private final List<Integer> order;
  private final Traversals walk;

  /**
   * @param model with latents that are numbers
   * @param codes of the sample, [n, K]
   */
  LatentPictures(ReloadedModel model, Matrix codes) {
    this.model = model;
    this.reduction = new Reduction(model.imageShape());
    this.codes = codes;
    double[] variances =
        IntStream.range(0, codes.columns()).mapToDouble(j -> variance(codes.column(j))).toArray();
    this.order =
        IntStream.range(0, codes.columns())
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -variances[j]))
            .limit(LATENTS)
            .toList();
    OptionalInt values = model.folder().mostValuesOfALatent();
    this.walk =
        values.isEmpty()
            ? new Traversals(order, -REACH, REACH, STEPS)
            : overIndices(order, values.getAsInt());
  }

  /** Value by value where they are few; what has fewer values than others stays at its last. */
  private static Traversals overIndices(List<Integer> order, int values) {
    return new Traversals(order, 0, values - 1.0, values <= MOST_VALUES ? values : STEPS);
  }

  /**
   * {@code traversals-<run>}: a row a latent, moved from −3 to 3 around the first image's code, or
   * over the values of quantised latents.
   */
  Picture traversals() {
    List<double[]> latents = new ArrayList<>();
    for (int latent : order) {
      for (int step = 0; step < walk.steps(); step++) {
        latents.add(moved(latent, at(step, walk.steps())));
      }
    }
    List<String> labels = order.stream().map(latent -> "z" + latent).toList();
    return ImageSheet.of(
            "traversals-" + run(), reduction.shape(), decoded(latents), walk.steps(), order.size())
        .withRowLabels(labels);
  }

  /** What the rows of that picture show. */
  Traversals shown() {
    return walk;
  }

  /** The same as an animation: a tile a latent, in the same order. */
  Animation animatedTraversals() {
    List<Picture> there = new ArrayList<>();
    int columns = Math.min(TILES_IN_A_ROW, order.size());
    int rows = (order.size() + columns - 1) / columns;
    int count = model.folder().latentValues().isEmpty() ? FRAMES : walk.steps();
    for (int frame = 0; frame < count; frame++) {
      double value = at(frame, count);
      float[] tiles = decoded(order.stream().map(latent -> moved(latent, value)).toList());
      there.add(
          ImageSheet.of(
              "traversals-" + run(),
              reduction.shape(),
              Arrays.copyOf(tiles, rows * columns * reduction.shape().values()),
              columns,
              rows));
    }
    List<Picture> frames = new ArrayList<>(there);
    for (int frame = count - 2; frame > 0; frame--) {
      frames.add(there.get(frame));
    }
    return new Animation("traversals-" + run(), frames);
  }

  /**
   * {@code interpolations-<run>}: a row for each of some pairs of images, code to code; empty for a
   * sample of one image.
   */
  Optional<Picture> interpolations() {
    int walks = Math.min(WALKS, codes.rows() / 2);
    if (walks == 0) {
      return Optional.empty();
    }
    List<double[]> latents = new ArrayList<>();
    for (int walk = 0; walk < walks; walk++) {
      double[] from = codes.row(2 * walk);
      double[] to = codes.row(2 * walk + 1);
      for (int step = 0; step < STEPS; step++) {
        double share = step / (STEPS - 1.0);
        latents.add(
            IntStream.range(0, from.length)
                .mapToDouble(j -> (1 - share) * from[j] + share * to[j])
                .toArray());
      }
    }
    return Optional.of(
        ImageSheet.of(
            "interpolations-" + run(), reduction.shape(), decoded(latents), STEPS, walks));
  }

  private double[] moved(int latent, double value) {
    double[] moved = codes.row(0).clone();
    moved[latent] = value;
    return moved;
  }

  private double at(int step, int steps) {
    return walk.low() + (walk.high() - walk.low()) * step / (steps - 1);
  }

  /** What latents decode to, as sheets show it; no more than a batch is decoded at a time. */
  private float[] decoded(List<double[]> latents) {
    int values = reduction.shape().values();
    float[] tiles = new float[latents.size() * values];
    for (int start = 0; start < latents.size(); start += ReloadedModel.BATCH) {
      List<double[]> batch =
          latents.subList(start, Math.min(latents.size(), start + ReloadedModel.BATCH));
      float[] reduced = reduction.of(model.decode(flat(batch), batch.size()));
      System.arraycopy(reduced, 0, tiles, start * values, reduced.length);
    }
    return tiles;
  }

  private float[] flat(List<double[]> latents) {
    int width = codes.columns();
    float[] flat = new float[latents.size() * width];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) latents.get(i / width)[i % width];
    }
    return flat;
  }

  private String run() {
    return model.folder().run();
  }

  private static double variance(double[] latent) {
    double mean = Arrays.stream(latent).average().orElseThrow();
    return Arrays.stream(latent)
        .map(value -> (value - mean) * (value - mean))
        .average()
        .orElseThrow();
  }
}
