package org.disentangle.data.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.data.ArrayColumns;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.GridOfSizes;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.LabelColumn;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.catalogue.KnownSets;

/**
 * What an archive says of its images. The first of these that it has:
 *
 * <ol>
 *   <li>the arrays that the configuration names: one of [n, k], or several of [n];
 *   <li>{@code latents_classes} with {@code latents_values} ({@link LatentsPair});
 *   <li>{@code latents_values} alone, or {@code labels}: [n, k] or [n], numbers or text, NaN or
 *       nothing where a label is unknown;
 *   <li>the sizes of a grid: those of the configuration's factors, or {@code factor_sizes};
 *   <li>a shape by which a published set is known ({@link KnownSets}).
 * </ol>
 *
 * <p>Else the images have no labels.
 */
final class ArchiveLabels {
  private static final String LABELS = "labels";
  private static final String FACTOR_SIZES = "factor_sizes";

  private final ArrayFile archive;
  private final ImagesArray images;
  private final List<FactorConfig> known;

  private ArchiveLabels(ArrayFile archive, ImagesArray images, List<FactorConfig> known) {
    this.archive = archive;
    this.images = images;
    this.known = known;
  }

  /**
   * Reads the labels.
   *
   * @throws UserErrorException if an array is of another type or shape, or damaged, or does not
   *     agree with the configuration
   */
  static ImageLabels read(ArrayFile archive, ImagesArray images, DataConfig data)
      throws IOException {
    return new ArchiveLabels(archive, images, data.getFactorList())
        .read(data.getArrays().getLabelsList());
  }

  private ImageLabels read(List<String> named) throws IOException {
    boolean isPair = named.isEmpty() && archive.has(LatentsPair.CLASSES);
    List<String> arrays =
        named.isEmpty()
            ? List.of(LatentsPair.VALUES, LABELS).stream().filter(archive::has).limit(1).toList()
            : named;
    if (isPair || !arrays.isEmpty()) {
      refuseSizes(isPair ? LatentsPair.CLASSES : arrays.get(0));
      return isPair
          ? LatentsPair.read(archive, images.count(), known)
          : columns(arrays.stream().map(archive::array).toList());
    }
    Optional<FactorGrid> grid = grid();
    if (grid.isEmpty()) {
      LabelColumn.requireKnown(List.of(), known, where());
      return ImageLabels.none(images.count());
    }
    return ImageLabels.of(
        new FactorGrid(FactorKinds.of(grid.get().factors(), known, archive.path())));
  }

  private String where() {
    return "the archive " + archive.path();
  }

  private void refuseSizes(String array) {
    for (FactorConfig factor : known) {
      if (factor.hasSize()) {
        throw new UserErrorException(
            "data.factor gives %s a size, but %s has labels (%s); leave the size out"
                .formatted(factor.getName(), where(), array));
      }
    }
  }

  private Optional<FactorGrid> grid() throws IOException {
    if (known.stream().anyMatch(FactorConfig::hasSize)) {
      return Optional.of(GridOfSizes.of(known, images.count(), where(), "data.factor"));
    }
    if (archive.has(FACTOR_SIZES)) {
      return Optional.of(given(archive.array(FACTOR_SIZES)));
    }
    return KnownSets.grid(images.array().shape());
  }

  private FactorGrid given(StoredArray array) throws IOException {
    if (array.shape().axes() != 1
        || array.shape().rows() < 1
        || array.shape().rows() > LatentsPair.MOST_FACTORS) {
      throw array.fault(
          "has shape " + array.shape(),
          "expected 1 to " + LatentsPair.MOST_FACTORS + " sizes, one a factor");
    }
    int[] sizes = new int[(int) array.shape().rows()];
    array.forEach(
        (index, value) -> {
          if (!(value >= 1 && value <= LabelColumn.MOST_CLASSES) || value != Math.rint(value)) {
            throw array.fault(
                "has the size " + ElementType.written(value),
                "expected whole numbers from 1 to " + LabelColumn.MOST_CLASSES);
          }
          sizes[(int) index] = (int) value;
        });
    List<String> names =
        FactorNames.given(archive, sizes.length).orElse(FactorNames.numbered(sizes.length));
    return GridOfSizes.of(
        IntStream.range(0, sizes.length)
            .mapToObj(
                i -> FactorConfig.newBuilder().setName(names.get(i)).setSize(sizes[i]).build())
            .toList(),
        images.count(),
        where(),
        "its array " + FACTOR_SIZES);
  }

  private ImageLabels columns(List<StoredArray> arrays) throws IOException {
    List<LabelColumn> columns = new ArrayList<>();
    List<FactorConfig> kinds = new ArrayList<>(known);
    for (StoredArray array : arrays) {
      ArrayShape shape = array.shape();
      List<FactorConfig> published = KnownSets.columns(shape);
      kinds.addAll(published);
      List<String> names = published.stream().map(FactorConfig::getName).toList();
      columns.addAll(
          ArrayColumns.of(
              List.of(array), names.isEmpty() ? names(array, arrays.size() == 1) : names));
    }
    List<String> names = columns.stream().map(LabelColumn::name).toList();
    if (!FactorNames.areDistinct(names)) {
      throw new UserErrorException(
          "%s has two factors of one name among %s; name other arrays in data.arrays.labels"
              .formatted(where(), String.join(", ", names)));
    }
    boolean isTable = arrays.size() == 1 && arrays.get(0).shape().axes() == 2;
    return LabelColumn.labels(
            columns,
            images.count(),
            isTable ? FactorKinds.known(archive, names, kinds) : kinds,
            where())
        .inOrderOfGrid();
  }

  /** The names of an array's columns. */
  private List<String> names(StoredArray array, boolean isOnly) throws IOException {
    ArrayShape shape = array.shape();
    boolean isTable = shape.axes() == 2;
    int count = isTable ? (int) shape.length(1) : 1;
    if (shape.axes() < 1
        || shape.axes() > 2
        || shape.rows() != images.count()
        || (isTable && (shape.length(1) < 1 || shape.length(1) > LatentsPair.MOST_FACTORS))) {
      throw array.fault(
          "has shape " + shape,
          "expected (%s,), or (%s, factors) with at most %s factors: a row for each of the images"
              .formatted(images.count(), images.count(), LatentsPair.MOST_FACTORS));
    }
    String own = array.name().equals(LABELS) ? "label" : array.name();
    if (!isTable) {
      return List.of(own);
    }
    return (isOnly ? FactorNames.given(archive, count) : Optional.<List<String>>empty())
        .orElseGet(() -> IntStream.range(0, count).mapToObj(i -> own + "_" + i).toList());
  }
}
