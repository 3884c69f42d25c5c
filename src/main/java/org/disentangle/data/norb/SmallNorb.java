package org.disentangle.data.norb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.FileErrorException;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.config.SmallNorbConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.KnownKinds;
import org.disentangle.data.array.FileFingerprint;
import org.disentangle.data.store.ImageSource;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * SmallNORB (LeCun, Huang and Bottou 2004): pairs of grey images of toys, one for each eye, in the
 * order of the files, which is that of no grid. Of a pair, one eye's image is taken, or both as two
 * channels. Where both splits are, the training images come first.
 *
 * <p>Factors: category, instance (of those that are there), elevation (30 to 70 degrees), azimuth
 * (0 to 340 degrees) and lighting.
 */
public final class SmallNorb implements ImageSource {
  /** The version of the reading: stores of another version are made again. */
  private static final int READING = 1;

  private static final String TASK = "reading the images";
  private static final int INSTANCE = 1;

  /**
   * A column of labels.
   *
   * @param step from one number in the file to the next
   * @param factor its class {@code k} is the number {@code k * step} in the file
   */
  private record Column(int step, Factor factor) {
    static Column of(String name, FactorKind kind, int step, double from, double by, int size) {
      return new Column(
          step,
          new Factor(name, kind, IntStream.range(0, size).mapToObj(k -> from + by * k).toList()));
    }
  }

  private static final List<String> CATEGORIES =
      List.of("animal", "human", "plane", "truck", "car");

  private static final List<Column> COLUMNS =
      List.of(
          new Column(
              1,
              new Factor(
                  "category",
                  FactorKind.CATEGORICAL,
                  IntStream.range(0, CATEGORIES.size()).asDoubleStream().boxed().toList(),
                  CATEGORIES)),
          Column.of("instance", FactorKind.CATEGORICAL, 1, 0, 1, 10),
          Column.of("elevation", FactorKind.ORDERED, 1, 30, 5, 9),
          Column.of("azimuth", FactorKind.CYCLIC, 2, 0, 20, 18),
          Column.of("lighting", FactorKind.CATEGORICAL, 1, 0, 1, 6));

  private final Path folder;
  private final List<StereoPairs> splits;
  private final SmallNorbConfig config;
  private final List<FactorConfig> known;

  private SmallNorb(
      Path folder, List<StereoPairs> splits, SmallNorbConfig config, List<FactorConfig> known) {
    this.folder = folder;
    this.splits = List.copyOf(splits);
    this.config = config;
    this.known = List.copyOf(known);
  }

  /**
   * Finds the files of the splits that a configuration names.
   *
   * @throws UserErrorException if one is not there, is damaged, or has what does not fit the others
   */
  public static SmallNorb of(DataConfig data) {
    SmallNorbConfig config = data.getSmallNorb();
    Path folder = Path.of(config.getPath());
    if (!Files.isDirectory(folder)) {
      throw new FileErrorException(
          "data.small_norb: %s is no folder; name the one with the files smallnorb-….mat.gz"
              .formatted(folder));
    }
    List<String> names =
        switch (config.getSplit()) {
          case TRAINING -> List.of("training");
          case TESTING -> List.of("testing");
          case TRAINING_AND_TESTING -> List.of("training", "testing");
        };
    List<StereoPairs> splits = new ArrayList<>();
    try {
      for (String name : names) {
        splits.add(StereoPairs.of(folder, name));
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    StereoPairs last = splits.get(splits.size() - 1);
    if (!last.eye().equals(splits.get(0).eye())) {
      throw last.images()
          .fault(
              "has images of %s, but %s has %s"
                  .formatted(last.eye(), splits.get(0).images().path(), splits.get(0).eye()),
              "expected one size");
    }
    return new SmallNorb(folder, splits, config, data.getFactorList());
  }

  private static UserErrorException unreadable(Path folder, IOException cause) {
    return FileErrorException.of(
        "data.small_norb: %s cannot be read: %s".formatted(folder, cause), cause);
  }

  @Override
  public String name() {
    return "SmallNORB";
  }

  @Override
  public String key() {
    try {
      return "reading %s of %s, eyes %s"
          .formatted(
              READING,
              FileFingerprint.ofStates(
                  splits.stream().flatMap(split -> split.files().stream()).toList()),
              config.getEyes());
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
    ImageShape eye = splits.get(0).eye();
    return new ImageShape(eye.height(), eye.width(), eyes().length);
  }

  private int[] eyes() {
    return switch (config.getEyes()) {
      case LEFT -> new int[] {0};
      case RIGHT -> new int[] {1};
      case BOTH -> new int[] {0, 1};
    };
  }

  @Override
  public PixelKind kind() {
    return PixelKind.EIGHT_BITS;
  }

  private int images() {
    return splits.stream().mapToInt(StereoPairs::size).sum();
  }

  @Override
  public ImageLabels labels() throws IOException {
    short[] classes = new short[Math.multiplyExact(images(), COLUMNS.size())];
    int first = 0;
    for (StereoPairs split : splits) {
      int[][] labels = split.labels();
      for (int column = 0; column < COLUMNS.size(); column++) {
        for (int row = 0; row < split.size(); row++) {
          classes[(first + row) * COLUMNS.size() + column] =
              factorClass(split, column, row, labels[column][row]);
        }
      }
      first += split.size();
    }
    List<Factor> factors = new ArrayList<>(COLUMNS.stream().map(Column::factor).toList());
    factors.set(INSTANCE, present(factors.get(INSTANCE), classes));
    return new ImageLabels(
        KnownKinds.of(factors, known, "SmallNORB in " + folder), images(), classes);
  }

  private static short factorClass(StereoPairs split, int column, int row, int label) {
    Column expected = COLUMNS.get(column);
    int size = expected.factor().size();
    if (label < 0 || label % expected.step() != 0 || label / expected.step() >= size) {
      throw (column == 0 ? split.classes() : split.info())
          .fault(
              "has %s %s of image %s".formatted(expected.factor().name(), label, row),
              "expected 0 to %s in steps of %s"
                  .formatted((size - 1) * expected.step(), expected.step()));
    }
    return (short) (label / expected.step());
  }

  /** The instances that occur, whose classes are counted anew: each split has other ones. */
  private static Factor present(Factor instances, short[] classes) {
    int[] present =
        IntStream.range(0, classes.length / COLUMNS.size())
            .map(image -> classes[image * COLUMNS.size() + INSTANCE])
            .distinct()
            .sorted()
            .toArray();
    for (int i = INSTANCE; i < classes.length; i += COLUMNS.size()) {
      classes[i] = (short) Arrays.binarySearch(present, classes[i]);
    }
    return new Factor(
        instances.name(),
        instances.kind(),
        IntStream.of(present).mapToObj(instances.values()::get).toList());
  }

  @Override
  public void writeTo(PixelSink sink, Progress progress) throws IOException {
    int done = 0;
    for (StereoPairs split : splits) {
      int before = done;
      split
          .images()
          .read(
              (pairs, first) -> {
                progress.update(TASK, before + first, images());
                sink.write(eyesOf(pairs));
              });
      done += split.size();
    }
    progress.update(TASK, images(), images());
  }

  /** Of pairs [n, 2, h, w], the images [n, h, w, C] of the eyes that are wanted. */
  private ByteBuffer eyesOf(ByteBuffer pairs) {
    int[] eyes = eyes();
    int pixels = shape().pixels();
    int count = pairs.limit() / (StereoPairs.EYES * pixels);
    ByteBuffer images = ByteBuffer.allocate(count * pixels * eyes.length);
    for (int pair = 0; pair < count; pair++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        for (int eye : eyes) {
          images.put(pairs.get((pair * StereoPairs.EYES + eye) * pixels + pixel));
        }
      }
    }
    return images.flip();
  }
}
