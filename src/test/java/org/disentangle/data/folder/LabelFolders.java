package org.disentangle.data.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.disentangle.config.ConfigurationText;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.NumpyArchive;
import org.disentangle.data.NumpyArray;
import org.disentangle.data.catalogue.KnownSet;
import org.disentangle.data.catalogue.KnownSets;

/** The folders that numpy and Pillow wrote (src/test/golden/label_folders.py). */
public final class LabelFolders {
  private LabelFolders() {}

  /** Unpacks one of them. */
  public static Path unpack(String name, Path place) {
    Path folder = place.resolve(name);
    try (ZipInputStream zip =
        new ZipInputStream(
            new GZIPInputStream(LabelFolders.class.getResourceAsStream(name + ".zip.gz")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What numpy has as the labels of each picture. */
  public static NumpyArray labels(String name) throws IOException {
    return NumpyArchive.read(LabelFolders.class, "labels.npz").get(name);
  }

  /**
   * What the configuration of a set says of its images, here in a folder that is too small to be
   * known by its shape: with the names and kinds that the catalogue has. Each picture keeps its
   * size.
   *
   * @param configuration below configs/datasets
   * @param set its name in the catalogue
   */
  public static DataConfig.Builder configured(String configuration, String set, Path folder) {
    Path file = Path.of("configs", "datasets", configuration + ".textproto");
    DataConfig.Builder data =
        ConfigurationText.parse(file, RunConfig.newBuilder()).getDataBuilder();
    KnownSet known =
        KnownSets.ALL.stream().filter(each -> each.name().equals(set)).findFirst().orElseThrow();
    known.factors().stream().map(FactorConfig::getName).forEach(data.getFolderBuilder()::addColumn);
    data.addAllFactor(known.factors()).clearResize().clearCrop();
    data.getFolderBuilder().setPath(folder.toString());
    return data;
  }
}
