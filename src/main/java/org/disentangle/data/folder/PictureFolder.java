package org.disentangle.data.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.picture.Background;
import org.disentangle.data.picture.Framing;
import org.disentangle.data.picture.PictureFile;
import org.disentangle.data.picture.StoredRows;
import org.disentangle.data.picture.UnreadablePictureException;
import org.disentangle.data.store.ImageSource;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.image.PixelRows;

/**
 * A folder of pictures, in the {@linkplain NaturalOrder natural order} of their paths, with what is
 * known of each ({@link PictureLabels}).
 *
 * <p>Two passes: the headers of all pictures, which must agree on one size unless the configuration
 * gives one; then their pixels, decoded in parallel, as many at once as fit into memory ({@link
 * MemoryRanges}).
 */
public final class PictureFolder implements ImageSource {
  private static final Logger LOG = LogManager.getLogger();

  /** The version of the reading: stores of another version are made again. */
  private static final int READING = 2;

  private static final String TASK = "reading the pictures";
  private static final int SHOWN = 3;

  private final FolderListing listing;
  private final FolderConfig config;
  private final List<FactorConfig> factors;
  private final Framing framing;
  private final Progress progress;
  private Optional<PictureSurvey> survey = Optional.empty();

  private PictureFolder(FolderListing listing, DataConfig data, Progress progress) {
    this.listing = listing;
    config = data.getFolder();
    factors = data.getFactorList();
    framing = Framing.of(data);
    this.progress = progress;
  }

  /**
   * Lists the folder that a configuration names.
   *
   * @param progress told how many headers are read
   * @throws UserErrorException if it is no folder, has no picture, or its file of labels is not
   *     there
   */
  public static PictureFolder of(DataConfig data, Progress progress) {
    FolderListing listing = FolderListing.of(Path.of(data.getFolder().getPath()));
    background(data.getFolder());
    return new PictureFolder(listing, data, progress);
  }

  /** What transparent pixels are laid on. */
  static Background background(FolderConfig config) {
    return Background.of(config.getBackground(), "data.folder.background");
  }

  @Override
  public String name() {
    return String.valueOf(listing.folder().toAbsolutePath().normalize().getFileName());
  }

  @Override
  public String key() {
    String settings = config.toBuilder().clearPath().build() + factors.toString() + framing;
    return "reading %s of %s pictures, %s, %s"
        .formatted(
            READING,
            listing.pictures().size(),
            listing.fingerprint(PictureLabels.files(listing, config)),
            FolderListing.digest(settings));
  }

  @Override
  public Optional<Path> path() {
    return Optional.of(listing.folder());
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
    return PictureSurvey.sizes(listing, config, framing, progress);
  }

  @Override
  public PixelKind kind() {
    return survey().kind();
  }

  @Override
  public ImageLabels labels() {
    return PictureLabels.read(listing, config).of(survey().pictures(), factors);
  }

  private PictureSurvey survey() {
    if (survey.isEmpty()) {
      List<String> labels = PictureLabels.files(listing, config);
      List<String> others =
          listing.others().stream().filter(name -> !labels.contains(name)).toList();
      if (!others.isEmpty()) {
        LOG.info(
            "{}: files that are no pictures by their ending are not read ({}, such as {})",
            listing.folder(),
            others.size(),
            String.join(", ", others.subList(0, Math.min(SHOWN, others.size()))));
      }
      survey = Optional.of(PictureSurvey.of(listing, config, framing, progress));
    }
    return survey.get();
  }

  @Override
  public void writeTo(PixelSink sink, Progress reading) throws IOException {
    PictureSurvey found = survey();
    int count = found.pictures().length;
    int imageBytes = found.kind().bytes(found.shape().values());
    long[] costs = LongStream.of(found.bytes()).map(bytes -> bytes + imageBytes).toArray();
    for (MemoryRanges.Range range : MemoryRanges.of(costs)) {
      reading.update(TASK, range.start(), count);
      for (ByteBuffer image : range.pieces().parallel().mapToObj(i -> image(found, i)).toList()) {
        sink.write(image);
      }
    }
    reading.update(TASK, count, count);
  }

  private ByteBuffer image(PictureSurvey found, int index) {
    int picture = found.pictures()[index];
    ImageShape shape = found.shape();
    try {
      PixelRows rows =
          new PictureFile(listing.file(listing.pictures().get(picture)))
              .decode(shape.channels(), background(config));
      framing.requireRoom(rows.height(), rows.width(), listing.pictures().get(picture));
      PixelRows framed = framing.of(rows);
      if (framed.height() != shape.height()
          || framed.width() != shape.width()
          || framed.highest() > found.kind().highest()) {
        throw new UserErrorException(
            "%s was changed while it was read; begin again"
                .formatted(listing.file(listing.pictures().get(picture))));
      }
      return StoredRows.of(framed, found.kind());
    } catch (UnreadablePictureException e) {
      throw PictureSurvey.unreadable(listing, picture, e);
    }
  }
}
