package org.disentangle.data.collection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.ImagePaths;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.picture.PictureFile;
import org.disentangle.data.picture.StoredRows;
import org.disentangle.data.picture.UnreadablePictureException;
import org.disentangle.data.store.ImageSource;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.image.PixelRows;

/**
 * The images that a collection's pictures are, in its order.
 *
 * <p>Two passes: the headers of all pictures, which must agree on one size unless the configuration
 * gives one; then their pixels, decoded in parallel, as many at once as fit into memory ({@link
 * MemoryRanges}).
 */
public final class PictureImages implements ImageSource {
  /** The version of the reading: stores of another version are made again. */
  private static final int READING = 3;

  private static final String TASK = "reading the pictures";

  private final PictureCollection collection;
  private final DataConfig data;
  private final PictureReading reading;
  private final Progress progress;
  private Optional<PictureSurvey> survey = Optional.empty();

  /**
   * @param data how the pictures are read, and what the configuration says of their factors
   * @param progress told how many headers are read
   * @throws UserErrorException if the background is no colour
   */
  public PictureImages(PictureCollection collection, DataConfig data, Progress progress) {
    this.collection = collection;
    this.data = data;
    this.progress = progress;
    reading = PictureReading.of(data);
  }

  @Override
  public String name() {
    return String.valueOf(collection.path().toAbsolutePath().normalize().getFileName());
  }

  @Override
  public String key() {
    return "reading %s, %s, %s"
        .formatted(
            READING,
            digest(collection.fingerprint()),
            digest(ImagePaths.map(data, path -> "").toString()));
  }

  /** SHA-256 of a text, hexadecimal. */
  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public Optional<Path> path() {
    return Optional.of(collection.path());
  }

  @Override
  public ImageShape shape() {
    return survey().shape();
  }

  /**
   * The height and width of each picture, which may differ, cropped and resized as the
   * configuration says.
   *
   * @throws UserErrorException if a picture cannot be read and is not to be left out
   */
  public List<ImageShape> sizes() {
    return PictureSurvey.sizes(collection, reading, progress);
  }

  @Override
  public PixelKind kind() {
    return survey().kind();
  }

  @Override
  public ImageLabels labels() {
    return collection.labels().of(survey().pictures(), data.getFactorList());
  }

  private PictureSurvey survey() {
    if (survey.isEmpty()) {
      survey = Optional.of(PictureSurvey.of(collection, reading, progress));
    }
    return survey.get();
  }

  @Override
  public void writeTo(PixelSink sink, Progress done) throws IOException {
    PictureSurvey found = survey();
    int[] pictures = found.pictures();
    int imageBytes = found.kind().bytes(found.shape().values());
    long[] costs =
        IntStream.range(0, pictures.length)
            .mapToLong(i -> collection.memory(pictures[i]) + found.bytes()[i] + imageBytes)
            .toArray();
    for (MemoryRanges.Range range : MemoryRanges.of(costs)) {
      done.update(TASK, range.start(), pictures.length);
      List<PictureFile> files = collection.files(range.pieces().map(i -> pictures[i]));
      for (ByteBuffer image :
          range
              .pieces()
              .parallel()
              .mapToObj(i -> image(found, pictures[i], files.get(i - range.start())))
              .toList()) {
        sink.write(image);
      }
    }
    done.update(TASK, pictures.length, pictures.length);
  }

  private ByteBuffer image(PictureSurvey found, int picture, PictureFile file) {
    ImageShape shape = found.shape();
    try {
      PixelRows rows = file.decode(shape.channels(), reading.background());
      reading.framing().requireRoom(rows.height(), rows.width(), collection.name(picture));
      PixelRows framed = reading.framing().of(rows);
      if (framed.height() != shape.height()
          || framed.width() != shape.width()
          || framed.highest() > found.kind().highest()) {
        throw new UserErrorException(
            "%s was changed while it was read; begin again".formatted(collection.name(picture)));
      }
      return StoredRows.of(framed, found.kind());
    } catch (UnreadablePictureException e) {
      throw PictureSurvey.unreadable(collection.name(picture), reading, e);
    }
  }
}
