package org.disentangle.data.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.FileKind;
import org.disentangle.Progress;
import org.disentangle.config.DataConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.hdf5.Hdf5File;
import org.disentangle.data.numpy.NpzArchive;
import org.disentangle.data.store.ImageSource;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * Images in an npz archive or an HDF5 file: numbers of any type ({@link ImagesArray}), with labels
 * in one of the usual layouts, or without ({@link ArchiveLabels}).
 */
public final class ArchiveImages implements ImageSource, Closeable {
  /** The version of the conversion: stores of another version are made again. */
  private static final int READING = 4;

  private final ArrayFile file;
  private final DataConfig data;

  private ArchiveImages(ArrayFile file, DataConfig data) {
    this.file = file;
    this.data = data;
  }

  /**
   * Opens an archive, an HDF5 file by its first bytes and npz else; the caller closes it.
   *
   * @param data what the archive does not say itself: its arrays and factors
   * @throws org.disentangle.UserErrorException if the file is not there, cannot be read, or is of
   *     another kind
   */
  public static ArchiveImages open(Path path, DataConfig data) {
    Optional<FileKind> kind = FileKind.of(path);
    if (kind.filter(List.of(FileKind.TAR, FileKind.PARQUET)::contains).isPresent()) {
      throw kind.get()
          .refusal(
              path,
              "an npz archive or HDF5 file",
              "name it by data.shards { path: … } where it holds pictures");
    }
    boolean isHdf5 = kind.filter(FileKind.HDF5::equals).isPresent();
    return new ArchiveImages(isHdf5 ? Hdf5File.open(path) : NpzArchive.open(path), data);
  }

  @Override
  public String name() {
    return file.path().getFileName().toString();
  }

  @Override
  public String key() {
    return "reading " + READING + " of " + file.fingerprint();
  }

  @Override
  public Optional<Path> path() {
    return Optional.of(file.path());
  }

  @Override
  public ImageShape shape() {
    return images().shape();
  }

  /** The shape of the array of images, before anything is done with it. */
  public ArrayShape arrayShape() {
    return images().array().shape();
  }

  @Override
  public PixelKind kind() {
    return images().kind();
  }

  @Override
  public ImageLabels labels() throws IOException {
    return ArchiveLabels.read(file, images(), data);
  }

  /** A remark on the names of factors, where nobody gave any. */
  public Optional<String> remark(List<Factor> factors) {
    return FactorNames.remark(file, factors);
  }

  @Override
  public void writeTo(PixelSink sink, Progress progress) throws IOException {
    images().writeTo(sink, progress);
  }

  private ImagesArray images() {
    return ImagesArray.of(file, data.getArrays());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
