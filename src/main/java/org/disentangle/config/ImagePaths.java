package org.disentangle.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.disentangle.UserErrorException;

/**
 * The paths in what a configuration says of its images, and of pairs of them: the one place that
 * knows all of them.
 */
public final class ImagePaths {
  private static final String ARCHIVE = "data.archive";
  private static final String FOLDER = "data.folder.path";
  private static final String PICTURE = "data.drawn.dsprites.picture.file";
  private static final String PAIRS = "ada_vae.listed.path";

  private ImagePaths() {}

  /** Whether a field of a run is such a path. */
  public static boolean isPath(String field) {
    return List.of(ARCHIVE, FOLDER, PICTURE, PAIRS).contains(field);
  }

  /** Images with every path changed. */
  public static DataConfig map(DataConfig data, UnaryOperator<String> change) {
    return map(data, (field, path) -> change.apply(path));
  }

  /**
   * @param change takes the name of a field and its path
   */
  private static DataConfig map(DataConfig data, BinaryOperator<String> change) {
    DataConfig.Builder changed = data.toBuilder();
    if (data.hasArchive()) {
      changed.setArchive(change.apply(ARCHIVE, data.getArchive()));
    }
    if (data.hasFolder()) {
      changed.getFolderBuilder().setPath(change.apply(FOLDER, data.getFolder().getPath()));
    }
    if (data.hasShards()) {
      changed
          .getShardsBuilder()
          .setPath(change.apply("data.shards.path", data.getShards().getPath()));
    }
    if (data.hasCars3D()) {
      changed
          .getCars3DBuilder()
          .setPath(change.apply("data.cars3d.path", data.getCars3D().getPath()));
    }
    if (data.hasSmallNorb()) {
      changed
          .getSmallNorbBuilder()
          .setPath(change.apply("data.small_norb.path", data.getSmallNorb().getPath()));
    }
    if (data.getDrawn().getDsprites().hasPicture()) {
      PictureBackground.Builder picture =
          changed.getDrawnBuilder().getDspritesBuilder().getPictureBuilder();
      picture.setFile(change.apply(PICTURE, picture.getFile()));
    }
    return changed.build();
  }

  /** A run with every path of its images changed. */
  public static RunConfig map(RunConfig run, UnaryOperator<String> change) {
    return map(run, (field, path) -> change.apply(path));
  }

  private static RunConfig map(RunConfig run, BinaryOperator<String> change) {
    RunConfig.Builder changed = run.toBuilder().setData(map(run.getData(), change));
    if (run.getAdaVae().hasListed()) {
      ListedPairsConfig.Builder listed = changed.getAdaVaeBuilder().getListedBuilder();
      listed.setPath(change.apply(PAIRS, listed.getPath()));
    }
    return changed.build();
  }

  /** Whether a run names its images by a path. */
  public static boolean names(RunConfig run) {
    return !map(run, path -> "").equals(map(run, path -> "/"));
  }

  /** Whether there is something at every path. */
  public static boolean exist(DataConfig data) {
    return map(data, path -> exist(Path.of(path)) ? path : "").equals(data);
  }

  /**
   * Checks that every path can be one.
   *
   * @throws UserErrorException naming the field
   */
  static void check(RunConfig run, String where) {
    map(run, (field, path) -> PathText.of(path, where + ": " + field).toString());
  }

  /**
   * Finds the images of a run: in the folder of the configuration that names them, then in the
   * working folder. Absolute paths stay as they are.
   *
   * @param configuration the file that names them
   * @param where the start of an error message
   * @return the run, its paths as seen from the working folder
   * @throws UserErrorException if a path is in neither place
   */
  public static RunConfig find(RunConfig run, Path configuration, String where) {
    return map(run, (field, path) -> find(field, path, configuration, where));
  }

  private static String find(String field, String text, Path configuration, String where) {
    Path beside = PathText.beside(configuration, text, where + ": " + field);
    Path here = Path.of(text);
    if (here.isAbsolute()) {
      return text;
    }
    if (exist(beside)) {
      return fromHere(beside);
    }
    if (!exist(here)) {
      throw new UserErrorException(
          "%s: %s: there is no %s, neither beside %s (%s) nor in the working folder (%s); put it there, or name it by its whole path"
              .formatted(
                  where, field, text, configuration.getFileName(), beside, here.toAbsolutePath()));
    }
    return text;
  }

  /** Whether there is what a path names, or one of the files that it stands for. */
  public static boolean exist(Path path) {
    return ShardPaths.exist(path);
  }

  /**
   * A path that does not depend on how the configuration was named, because a trial's name depends
   * on it.
   */
  private static String fromHere(Path path) {
    Path folder = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    return (whole.startsWith(folder) ? folder.relativize(whole) : whole).toString();
  }
}
