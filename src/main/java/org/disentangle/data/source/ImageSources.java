package org.disentangle.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.FileErrorException;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DrawnConfig;
import org.disentangle.config.DspritesConfig.VariantCase;
import org.disentangle.config.FolderConfig;
import org.disentangle.config.ImagePaths;
import org.disentangle.config.ShardsConfig;
import org.disentangle.config.SmallNorbConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.archive.ArchiveImages;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.catalogue.KnownFile.Form;
import org.disentangle.data.catalogue.RecognizedSet;
import org.disentangle.data.collection.PictureImages;
import org.disentangle.data.drawn.Drawing;
import org.disentangle.data.drawn.DrawnImages;
import org.disentangle.data.drawn.XyObject;
import org.disentangle.data.drawn.XySquares;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.data.dsprites.PaintedDsprites;
import org.disentangle.data.dsprites.RenderedDsprites;
import org.disentangle.data.folder.PictureFolder;
import org.disentangle.data.matlab.Cars3d;
import org.disentangle.data.norb.SmallNorb;
import org.disentangle.data.picture.Framing;
import org.disentangle.data.shards.Shards;
import org.disentangle.data.solids.ShadedSolids;
import org.disentangle.data.store.ImageSource;
import org.disentangle.data.store.ImageStore;
import org.disentangle.data.store.ImageStoreCache;
import org.disentangle.image.ImageShape;

/** Opens the images that a configuration names: the one place that knows all sources. */
public final class ImageSources {
  private static final Logger LOG = LogManager.getLogger();
  private static final String SUFFIX = ".images";

  /** What stands for several files in a name, and may not be in the name of one. */
  private static final Pattern WILD = Pattern.compile("[*?]");

  private ImageSources() {}

  /**
   * Opens the images, from the file that keeps them if there is one for exactly this source.
   *
   * @param data its paths are taken as they stand, from the working folder
   * @param dataFolder where the published archive of dSprites ({@value Dsprites#ARCHIVE_NAME}) may
   *     lie and drawn images are kept; others are kept next to their files
   * @throws UserErrorException if they cannot be read
   */
  public static ImageStore open(DataConfig data, Path dataFolder, Progress progress) {
    return switch (data.getSourceCase()) {
      case ARCHIVE -> archive(Path.of(data.getArchive()), data, progress);
      case FOLDER -> folder(data, progress);
      case SHARDS -> shards(data, progress);
      case DRAWN -> drawn(data, dataFolder, progress);
      case CARS3D, SMALL_NORB -> set(data, progress);
      case SOURCE_NOT_SET -> {
        Path published = dataFolder.resolve(Dsprites.ARCHIVE_NAME);
        yield Files.exists(published)
            ? archive(published, data, progress)
            : drawn(data, dataFolder, progress);
      }
    };
  }

  /**
   * The height and width of each image, or one for all; those of pictures may differ, which {@link
   * #open} refuses.
   *
   * @throws UserErrorException if they cannot be read
   */
  public static List<ImageShape> sizes(DataConfig data, Path dataFolder, Progress progress) {
    return switch (data.getSourceCase()) {
      case FOLDER -> new PictureImages(PictureFolder.of(data.getFolder()), data, progress).sizes();
      case SHARDS -> new PictureImages(Shards.of(data.getShards()), data, progress).sizes();
      case ARCHIVE, CARS3D, SMALL_NORB, DRAWN, SOURCE_NOT_SET ->
          List.of(open(data, dataFolder, progress).shape());
    };
  }

  /**
   * The published set that images are, as far as their form and number say; none of them is read.
   *
   * @param data what they were opened by
   * @return empty if none is known that could be it, and for images that are drawn
   */
  public static Optional<RecognizedSet> recognized(DataConfig data, FactorImages images) {
    return images
        .path()
        .flatMap(
            path ->
                switch (data.getSourceCase()) {
                  case ARCHIVE, SOURCE_NOT_SET ->
                      RecognizedSet.of(path, Form.ARRAY, arrayShape(path, data));
                  case FOLDER ->
                      RecognizedSet.of(path, Form.PICTURES, ArrayShape.of(images.size()));
                  default -> RecognizedSet.of(path, Form.OTHER, ArrayShape.of(images.size()));
                });
  }

  private static ArrayShape arrayShape(Path path, DataConfig data) {
    try (ArchiveImages archive = ArchiveImages.open(path, data)) {
      return archive.arrayShape();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static UserErrorException unreadable(Path archive, IOException cause) {
    return FileErrorException.of("the archive " + archive + " cannot be read: " + cause, cause);
  }

  /**
   * What decides which images are read, and how: all but the split of a run, the place where it
   * keeps them, and defaults.
   */
  public static DataConfig reading(DataConfig data) {
    return Configurations.withoutDefaults(
        data.toBuilder().clearValidationFraction().clearMaxSamples().clearOnDevice().build());
  }

  private static ImageStore archive(Path path, DataConfig data, Progress progress) {
    try (ArchiveImages archive = ArchiveImages.open(path, data)) {
      ImageStore images = kept(path, data, framed(archive, data), progress);
      archive.remark(images.factors()).ifPresent(LOG::warn);
      return images;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** The images of a set that comes in a folder of files of its own. */
  private static ImageStore set(DataConfig data, Progress progress) {
    ImageSource source = data.hasCars3D() ? Cars3d.of(data) : SmallNorb.of(data);
    Path folder = source.path().orElseThrow().toAbsolutePath().normalize();
    return kept(folder, data, framed(source, data), progress);
  }

  private static ImageStore drawn(DataConfig data, Path dataFolder, Progress progress) {
    ImageSource source = drawn(data.getDrawn());
    return kept(dataFolder.resolve(source.name()), data, framed(source, data), progress);
  }

  private static ImageStore folder(DataConfig data, Progress progress) {
    Path path = Path.of(data.getFolder().getPath()).toAbsolutePath().normalize();
    PictureFolder pictures = PictureFolder.of(data.getFolder());
    return kept(path, data, new PictureImages(pictures, reading(data), progress), progress);
  }

  private static ImageStore shards(DataConfig data, Progress progress) {
    Path path = Path.of(data.getShards().getPath()).toAbsolutePath().normalize();
    Shards pictures = Shards.of(data.getShards());
    return kept(path, data, new PictureImages(pictures, reading(data), progress), progress);
  }

  /** The images of a source, cropped and resized as the configuration says. */
  private static ImageSource framed(ImageSource source, DataConfig data) {
    Framing framing = Framing.of(data);
    return framing.isNone() ? source : new ResizedImages(source, framing);
  }

  private static ImageStore kept(
      Path path, DataConfig data, ImageSource source, Progress progress) {
    return new ImageStoreCache(storeOf(path, data), source).open(progress);
  }

  private static ImageSource drawn(DrawnConfig drawn) {
    return switch (drawn.getSetCase()) {
      case DSPRITES, SET_NOT_SET ->
          isPlain(drawn) ? new RenderedDsprites() : drawn(drawn, PaintedDsprites.of(drawn));
      case XY_OBJECT -> drawn(drawn, new XyObject());
      case XY_SQUARES -> drawn(drawn, new XySquares());
      case SHADED_SOLIDS -> drawn(drawn, new ShadedSolids());
    };
  }

  /** Whether dSprites are asked for as they are, all of them. */
  private static boolean isPlain(DrawnConfig drawn) {
    return !drawn.hasImages()
        && drawn.getDsprites().getVariantCase() == VariantCase.VARIANT_NOT_SET;
  }

  private static ImageSource drawn(DrawnConfig drawn, Drawing drawing) {
    return drawn.hasImages()
        ? DrawnImages.some(drawing, drawn.getImages(), drawn.getSeed())
        : DrawnImages.all(drawing);
  }

  /**
   * The file that keeps the images of a source: one for each way to read it, so that two
   * configurations do not make each other's anew.
   *
   * @param path the archive, the folder, or a name in the data folder
   */
  static Path storeOf(Path path, DataConfig data) {
    DataConfig way = ImagePaths.map(reading(data), name -> "");
    boolean isUsual = isUsual(way);
    String name = WILD.matcher(path.getFileName().toString()).replaceAll("_");
    return path.resolveSibling(name + (isUsual ? "" : "-" + hex(way)) + SUFFIX);
  }

  /** Whether images are read as they stand, all of a set that is drawn. */
  private static boolean isUsual(DataConfig way) {
    DataConfig further = way.toBuilder().clearSource().build();
    return further.equals(DataConfig.getDefaultInstance())
        && way.getSmallNorb().toBuilder()
            .clearPath()
            .build()
            .equals(SmallNorbConfig.getDefaultInstance())
        && way.getFolder().toBuilder().clearPath().build().equals(FolderConfig.getDefaultInstance())
        && way.getShards().toBuilder().clearPath().build().equals(ShardsConfig.getDefaultInstance())
        && way.getDrawn().toBuilder().clearSet().build().equals(DrawnConfig.getDefaultInstance());
  }

  private static String hex(DataConfig reading) {
    CRC32C crc = new CRC32C();
    crc.update(reading.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
