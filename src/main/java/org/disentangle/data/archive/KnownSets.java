package org.disentangle.data.archive;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.dsprites.Dsprites;

/**
 * What is known of published archives that do not say it themselves, told by the shape of their
 * arrays.
 */
final class KnownSets {
  private static final int AXIS = 40;
  private static final List<String> SIZES = List.of("small", "large");
  private static final List<String> HEIGHTS = List.of("top", "center", "bottom");
  private static final List<String> BACKGROUNDS = List.of("purple", "sea green", "salmon");

  /** Six colors and six shapes: toy, realistic and real. */
  private static final FactorGrid MPI3D =
      mpi3d(
          named(
              "object_color",
              FactorKind.CATEGORICAL,
              List.of("white", "green", "red", "blue", "brown", "olive")),
          named(
              "object_shape",
              FactorKind.CATEGORICAL,
              List.of("cone", "cube", "cylinder", "hexagonal", "pyramid", "sphere")));

  /**
   * Four colors and four shapes: the complex set, and the toy set of the challenge of 2019. Their
   * colors and shapes differ, and nothing in the file tells one from the other.
   */
  private static final FactorGrid SMALLER_MPI3D =
      mpi3d(
          numbered("object_color", FactorKind.CATEGORICAL, 4),
          numbered("object_shape", FactorKind.CATEGORICAL, 4));

  private static final ArrayShape SHAPES_3D = ArrayShape.of(480_000, 64, 64, 3);
  private static final ArrayShape SHAPES_3D_LABELS = ArrayShape.of(480_000, 6);

  private KnownSets() {}

  private static FactorGrid mpi3d(Factor color, Factor shape) {
    return new FactorGrid(
        List.of(
            color,
            shape,
            named("object_size", FactorKind.ORDERED, SIZES),
            named("camera_height", FactorKind.ORDERED, HEIGHTS),
            named("background_color", FactorKind.CATEGORICAL, BACKGROUNDS),
            numbered("horizontal_axis", FactorKind.ORDERED, AXIS),
            numbered("vertical_axis", FactorKind.ORDERED, AXIS)));
  }

  /** A factor whose values are the numbers of its classes. */
  static Factor numbered(String name, FactorKind kind, int size) {
    return new Factor(name, kind, numbers(size));
  }

  private static Factor named(String name, FactorKind kind, List<String> words) {
    return new Factor(name, kind, numbers(words.size()), words);
  }

  private static List<Double> numbers(int size) {
    return IntStream.range(0, size).asDoubleStream().boxed().toList();
  }

  /**
   * Which published set images are, and where it came from.
   *
   * @param images shape of their array
   */
  static Optional<String> name(ArrayShape images) {
    if (images.equals(ArrayShape.of(Dsprites.GRID.size(), 64, 64))) {
      return Optional.of(
          "dSprites by its shape (Matthey et al. 2017; github.com/google-deepmind/dsprites-dataset)");
    }
    if (images.equals(SHAPES_3D)) {
      return Optional.of(
          "3D Shapes by its shape (Burgess and Kim 2018; github.com/google-deepmind/3d-shapes)");
    }
    return grid(images)
        .map(
            grid ->
                "MPI3D by its shape (Gondal et al. 2019; github.com/rr-learning/disentanglement_dataset)");
  }

  /**
   * The grid of images that come without labels: MPI3D (Gondal et al. 2019).
   *
   * @param images shape of their array
   */
  static Optional<FactorGrid> grid(ArrayShape images) {
    for (FactorGrid grid : List.of(MPI3D, SMALLER_MPI3D)) {
      if (images.equals(ArrayShape.of(grid.size(), 64, 64, 3))) {
        return Optional.of(grid);
      }
    }
    return Optional.empty();
  }

  /**
   * The names and kinds of labels that are values without names: 3D Shapes (Burgess and Kim, 2018).
   * Its hues go once round the circle, and the first follows the last.
   *
   * @param images shape of the images' array
   * @param labels shape of the labels' array
   * @return empty if nothing is known
   */
  static List<FactorConfig> columns(ArrayShape images, ArrayShape labels) {
    return images.equals(SHAPES_3D) && labels.equals(SHAPES_3D_LABELS)
        ? List.of(
            column("floor_hue", FactorKind.CYCLIC),
            column("wall_hue", FactorKind.CYCLIC),
            column("object_hue", FactorKind.CYCLIC),
            column("scale", FactorKind.ORDERED),
            column("shape", FactorKind.CATEGORICAL),
            column("orientation", FactorKind.ORDERED))
        : List.of();
  }

  private static FactorConfig column(String name, FactorKind kind) {
    return FactorConfig.newBuilder().setName(name).setKind(kind).build();
  }
}
