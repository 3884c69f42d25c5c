package org.disentangle.data.source;

import org.disentangle.data.store.ImageSource;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.numpy.NpzArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.Progress;

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
public final class DspritesArchive implements ImageSource {
  /** The version of the conversion: stores of another version are made again. */
  private static final int READING = 3;

  private final NpzArchive archive;

  DspritesArchive(NpzArchive archive) {
    this.archive = archive;
  }

  @Override
  public String name() {
    return archive.path().getFileName().toString();
  }

  @Override
  public String key() {
    return "reading " + READING + " of " + archive.fingerprint();
  }

  @Override
  public Optional<Path> path() {
    return Optional.of(archive.path());
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(64, 64, 1);
  }

  @Override
  public PixelKind kind() {
    return PixelKind.EIGHT_BITS;
  }

  @Override
  public ImageLabels labels() throws IOException {
    return LatentsReader.read(archive, ImagesReader.of(archive).count());
  }

  @Override
  public void writeTo(PixelSink sink, Progress progress) throws IOException {
    ImagesReader.of(archive).writeTo(sink, progress);
  }
}
