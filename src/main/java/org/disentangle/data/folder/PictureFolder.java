package org.disentangle.data.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.FolderConfig;
import org.disentangle.data.collection.CollectionLabels;
import org.disentangle.data.collection.NaturalOrder;
import org.disentangle.data.collection.PictureCollection;
import org.disentangle.data.picture.PictureFile;

/**
 * A folder of pictures, in the {@linkplain NaturalOrder natural order} of their paths, with what is
 * known of each ({@link PictureLabels}).
 */
public final class PictureFolder implements PictureCollection {
  private static final Logger LOG = LogManager.getLogger();
  private static final int SHOWN = 3;

  private final FolderListing listing;
  private final FolderConfig config;

  private PictureFolder(FolderListing listing, FolderConfig config) {
    this.listing = listing;
    this.config = config;
  }

  /**
   * Lists the folder that a configuration names.
   *
   * @throws UserErrorException if it is no folder, has no picture, or its file of labels is not
   *     there
   */
  public static PictureFolder of(FolderConfig config) {
    return new PictureFolder(FolderListing.of(Path.of(config.getPath())), config);
  }

  @Override
  public Path path() {
    return listing.folder();
  }

  @Override
  public String fingerprint() {
    return listing.fingerprint(PictureLabels.files(listing, config));
  }

  @Override
  public int size() {
    return listing.pictures().size();
  }

  @Override
  public String name(int picture) {
    return file(picture).toString();
  }

  private Path file(int picture) {
    return listing.file(listing.pictures().get(picture));
  }

  /** None: the pixels of a picture are much more than its bytes. */
  @Override
  public long memory(int picture) {
    return 0;
  }

  @Override
  public List<PictureFile> files(IntStream pictures) {
    return pictures.mapToObj(picture -> new PictureFile(file(picture))).toList();
  }

  @Override
  public CollectionLabels labels() {
    List<String> labels = PictureLabels.files(listing, config);
    List<String> others = listing.others().stream().filter(name -> !labels.contains(name)).toList();
    if (!others.isEmpty()) {
      LOG.info(
          "{}: files that are no pictures by their ending are not read ({}, such as {})",
          listing.folder(),
          others.size(),
          String.join(", ", others.subList(0, Math.min(SHOWN, others.size()))));
    }
    return PictureLabels.read(listing, config);
  }
}
