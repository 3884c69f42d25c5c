package org.disentangle.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;

/**
 * A reader of npz archives in the layout of dSprites, deflated or stored, with arrays of numbers of
 * any type, in C or Fortran order:
 *
 * <table>
 * <caption>n images of k factors</caption>
 * <tr><th>member<th>content<th>shape
 * <tr><td>{@code imgs}<td>zeros and ones<td>(n, 64, 64), or with further axes of length 1
 * <tr><td>{@code latents_classes}<td>whole numbers from 0<td>(n, k)
 * <tr><td>{@code latents_values}<td>one value a class<td>(n, k)
 * <tr><td>{@code latents_names}, may be absent<td>text: the names of the columns<td>(k,)
 * <tr><td>{@code latents_sizes}, may be absent<td>whole numbers: the number of classes
 *     of each column in the full set, of which the images may be a part<td>(k,)
 * </table>
 *
 * Names may also stand in a pickled {@code metadata}, as in the published archive, which is scanned
 * and never unpickled. Without names, six columns that can be those of dSprites get the names used
 * there.
 *
 * <p>The images are streamed once into a bit-packed file next to the archive; three gigabytes of
 * bytes are never in memory.
 */
public final class DspritesArchive {
  private static final Logger LOG = LogManager.getLogger();
  private static final String STORE_SUFFIX = ".bits";

  /** The version of the conversion: stores of another version are made again. */
  private static final int READING = 3;

  private DspritesArchive() {}

  /**
   * Opens the images of an archive, from the bit-packed file next to it if there is one for exactly
   * this archive.
   *
   * @throws UserErrorException if the archive cannot be read, or is in another layout
   */
  public static BitStore open(Path path, Progress progress) {
    try (NpzArchive archive = NpzArchive.open(path)) {
      String key = "reading " + READING + " of " + archive.fingerprint();
      BitStore images =
          new BitStoreCache(storeOf(path), key, Optional.of(path))
              .open(file -> write(archive, key, file, progress));
      FactorNames.remark(archive, images.factors()).ifPresent(LOG::warn);
      return images;
    } catch (IOException e) {
      throw new UserErrorException("the archive " + path + " cannot be read: " + e, e);
    }
  }

  /** The file of an archive's bit-packed images. */
  static Path storeOf(Path path) {
    return path.resolveSibling(path.getFileName() + STORE_SUFFIX);
  }

  private static void write(NpzArchive archive, String key, Path file, Progress progress)
      throws IOException {
    ImagesReader images = ImagesReader.of(archive);
    ImageLabels labels = LatentsReader.read(archive, images.count());
    String source = archive.path().getFileName().toString();
    try (BitStoreWriter store = new BitStoreWriter(file, source, key, labels)) {
      images.pack(store, progress);
      store.finish();
    }
  }
}
