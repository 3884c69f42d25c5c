package org.disentangle.data.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.FileErrorException;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.GridOfSizes;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.KnownKinds;
import org.disentangle.data.LabelColumn;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementStream;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.FileFingerprint;
import org.disentangle.data.store.ImageSource;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * Cars3D (Reed, Zhang, Zhang and Lee 2015, "Deep visual analogy-making"): a folder of MATLAB files,
 * one a car, each with an array {@code im} of bytes, [row, column, channel, azimuth, elevation], as
 * MATLAB has it. The cars are those of {@code list.txt}, in its order, else all files, by their
 * names.
 *
 * <p>The images are the grid of elevation, azimuth and object, the last fastest, as in
 * disentanglement_lib, so that neighbours come from different files. All files are read as often as
 * it takes to hold, of every car, so many views at once as fit into a quarter of the memory.
 */
public final class Cars3d implements ImageSource {
  private static final Logger LOG = LogManager.getLogger();

  /** The version of the reading: stores of another version are made again. */
  private static final int READING = 1;

  private static final String IMAGES = "im";
  private static final String LIST = "list.txt";
  private static final String SUFFIX = ".mat";
  private static final String TASK = "reading the cars";
  private static final int AXES = 5;
  private static final int COLORS = 3;
  private static final int MEMORY_SHARE = 4;

  private final Path folder;
  private final List<String> cars;
  private final boolean isListed;
  private final List<FactorConfig> known;
  private final long memory;
  private Optional<ArrayShape> views = Optional.empty();

  private Cars3d(
      Path folder, List<String> cars, boolean isListed, List<FactorConfig> known, long memory) {
    this.folder = folder;
    this.cars = List.copyOf(cars);
    this.isListed = isListed;
    this.known = List.copyOf(known);
    this.memory = memory;
  }

  /**
   * Lists the cars of the folder that a configuration names.
   *
   * @throws UserErrorException if it is no folder, or has no car, or its list names what is no file
   */
  public static Cars3d of(DataConfig data) {
    return of(data, Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
  }

  /**
   * The same.
   *
   * @param memory bytes of images that are held at once; those of one view are in any case
   */
  static Cars3d of(DataConfig data, long memory) {
    Path folder = Path.of(data.getCars3D().getPath());
    if (!Files.isDirectory(folder)) {
      throw new FileErrorException(
          "data.cars3d: %s is no folder; name the one with the files car_….mat".formatted(folder));
    }
    boolean isListed = Files.exists(folder.resolve(LIST));
    try {
      List<String> cars = isListed ? listed(folder) : found(folder);
      if (cars.isEmpty() || cars.size() > LabelColumn.MOST_CLASSES) {
        throw new UserErrorException(
            "data.cars3d: %s has %s cars%s; expected 1 to %s, each a MATLAB file"
                .formatted(
                    folder,
                    cars.size(),
                    isListed ? " in its " + LIST : "",
                    LabelColumn.MOST_CLASSES));
      }
      return new Cars3d(folder, cars, isListed, data.getFactorList(), memory);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static List<String> listed(Path folder) throws IOException {
    List<String> cars =
        // Names have ASCII letters only; whatever else stands there, no file has that name.
        Files.readAllLines(folder.resolve(LIST), StandardCharsets.ISO_8859_1).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    for (String car : cars) {
      if (!car.matches("[\\w-][\\w.-]*") || !Files.isRegularFile(folder.resolve(car + SUFFIX))) {
        throw new FileErrorException(
            "%s names \"%s\", but there is no file of that name and %s in its folder; put it there, or leave it out of the list"
                .formatted(folder.resolve(LIST), car.replaceAll("[^\\p{Print}]", "?"), SUFFIX));
      }
    }
    if (cars.stream().distinct().count() < cars.size()) {
      throw new UserErrorException(
          "%s names a car twice; leave one of them out".formatted(folder.resolve(LIST)));
    }
    return cars;
  }

  private static List<String> found(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  private static UserErrorException unreadable(Path folder, IOException cause) {
    return FileErrorException.of(
        "data.cars3d: %s cannot be read: %s".formatted(folder, cause), cause);
  }

  @Override
  public String name() {
    return "Cars3D";
  }

  @Override
  public String key() {
    List<Path> files = new ArrayList<>(cars.stream().map(this::file).toList());
    if (isListed) {
      files.add(folder.resolve(LIST));
    }
    try {
      return "reading %s of %s cars, %s"
          .formatted(READING, cars.size(), FileFingerprint.ofStates(files));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  @Override
  public Optional<Path> path() {
    return Optional.of(folder);
  }

  @Override
  public ImageShape shape() {
    ArrayShape shape = views();
    return new ImageShape((int) shape.length(4), (int) shape.length(3), (int) shape.length(2));
  }

  @Override
  public PixelKind kind() {
    return PixelKind.EIGHT_BITS;
  }

  @Override
  public ImageLabels labels() {
    LOG.info(
        "{}: {} cars, in the order of {}",
        folder,
        cars.size(),
        isListed ? LIST : "their names, as there is no " + LIST);
    String where = "the cars in " + folder;
    List<Factor> grid =
        GridOfSizes.of(
                List.of(
                    factor("elevation", FactorKind.ORDERED, (int) views().length(0)),
                    factor("azimuth", FactorKind.CYCLIC, (int) views().length(1)),
                    factor("object", FactorKind.CATEGORICAL, cars.size())),
                images(),
                where,
                "their shape")
            .factors();
    Factor object = grid.get(2);
    List<Factor> named =
        List.of(
            grid.get(0),
            grid.get(1),
            new Factor(object.name(), object.kind(), object.values(), cars));
    return ImageLabels.of(new FactorGrid(KnownKinds.of(named, known, where)));
  }

  private static FactorConfig factor(String name, FactorKind kind, int size) {
    return FactorConfig.newBuilder().setName(name).setKind(kind).setSize(size).build();
  }

  private int images() {
    return (int) (views().length(0) * views().length(1) * cars.size());
  }

  private Path file(String car) {
    return folder.resolve(car + SUFFIX);
  }

  /**
   * The shape of {@code im}, the axes in reverse order: [elevation, azimuth, channel, column, row].
   *
   * @throws UserErrorException if a file is damaged or has other images than the first one
   */
  private ArrayShape views() {
    if (views.isEmpty()) {
      ArrayShape first = views(cars.get(0));
      for (String car : cars) {
        ArrayShape shape = views(car);
        if (!shape.equals(first)) {
          throw new UserErrorException(
              "%s has views of shape %s (elevation, azimuth, channel, column, row), but %s has %s; expected as many, as large, of every car"
                  .formatted(file(car), shape, file(cars.get(0)), first));
        }
      }
      views = Optional.of(first);
    }
    return views.get();
  }

  private ArrayShape views(String car) {
    try (MatFile file = MatFile.open(file(car))) {
      if (!file.has(IMAGES)) {
        throw new UserErrorException(
            "%s has no array %s (it has %s); expected a car of Cars3D"
                .formatted(file.path(), IMAGES, String.join(", ", file.names())));
      }
      MatArray images = file.reversed(IMAGES);
      ArrayShape shape = images.shape();
      boolean areBytes =
          images
              .type()
              .filter(type -> type.kind() == ElementType.Kind.UNSIGNED && type.bytes() == 1)
              .isPresent();
      double pixels = shape.axes() == AXES ? (double) shape.length(3) * shape.length(4) : 0;
      if (!areBytes
          || pixels < 1
          || shape.length(2) != COLORS
          || COLORS * pixels * cars.size() > ImageShape.MOST_VALUES) {
        throw images.fault(
            "is of type %s and of shape %s (elevation, azimuth, channel, column, row)"
                .formatted(images.typeName(), shape),
            "expected uint8, five axes, three channels, and at most %s values of a view of all cars"
                .formatted(ImageShape.MOST_VALUES));
      }
      double count = (double) shape.length(0) * shape.length(1) * cars.size();
      if (count < 1
          || count > ImageStore.MOST_IMAGES
          || Math.max(shape.length(0), shape.length(1)) > LabelColumn.MOST_CLASSES) {
        throw images.fault(
            "has %s elevations and %s azimuths".formatted(shape.length(0), shape.length(1)),
            "expected 1 to %s of each, and at most %s images"
                .formatted(LabelColumn.MOST_CLASSES, ImageStore.MOST_IMAGES));
      }
      return shape;
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  @Override
  public void writeTo(PixelSink sink, Progress progress) throws IOException {
    int count = images() / cars.size();
    long viewBytes = (long) cars.size() * shape().values();
    int step = (int) Math.max(1, Math.min(count, memory / viewBytes));
    List<byte[]> block = IntStream.range(0, step).mapToObj(i -> new byte[(int) viewBytes]).toList();
    for (int first = 0; first < count; first += step) {
      int start = first;
      List<byte[]> held = block.subList(0, Math.min(step, count - first));
      progress.update(TASK, (long) first * cars.size(), images());
      IntStream.range(0, cars.size()).parallel().forEach(car -> read(car, start, held));
      for (byte[] view : held) {
        sink.write(ByteBuffer.wrap(view));
      }
    }
    progress.update(TASK, images(), images());
  }

  /**
   * Reads some views of a car.
   *
   * @param first view, elevation by elevation
   * @param target receives each view at the place of the car
   */
  private void read(int car, int first, List<byte[]> target) {
    ImageShape shape = shape();
    ByteBuffer view = ByteBuffer.allocate(shape.values());
    try (MatFile file = MatFile.open(file(cars.get(car)));
        ElementStream views = file.reversed(IMAGES).elements()) {
      views.skip((long) first * shape.values());
      for (byte[] each : target) {
        views.read(view.clear());
        turn(view.array(), shape, each, car * shape.values());
      }
      if ((first + target.size()) * cars.size() == images()) {
        views.expectEnd();
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** From [channel, column, row] to [row, column, channel]. */
  private static void turn(byte[] view, ImageShape shape, byte[] target, int offset) {
    for (int i = 0; i < view.length; i++) {
      int row = i % shape.height();
      int column = i / shape.height() % shape.width();
      int channel = i / shape.height() / shape.width();
      target[offset + (row * shape.width() + column) * shape.channels() + channel] = view[i];
    }
  }
}
