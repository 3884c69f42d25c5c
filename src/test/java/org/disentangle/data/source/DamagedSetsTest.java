package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.config.DataConfig;
import org.disentangle.config.NorbEyes;
import org.disentangle.config.NorbSplit;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.data.matlab.MatlabFiles;
import org.disentangle.data.norb.NorbFiles;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutants of MATLAB files, as archives and as cars, and of SmallNORB's. What is packed has a
 * checksum and is read rightly or refused; of others, numbers that are wrong and whole cannot be
 * told from right ones.
 */
class DamagedSetsTest {
  private static final int FEW = 250;

  /** For three files of cars and six of SmallNORB, as many each. */
  private static final int MANY = 2004;

  private static final String PACKED_CAR = "car_002_mesh.mat";

  @TempDir private Path folder;

  @Test
  void matlabFilesWithAFaultAreReadOrRefused() throws Exception {
    mutateArchives(FEW, 1);
  }

  @Test
  @Tag("slow")
  void manyMatlabFilesWithAFaultAreReadOrRefused() throws Exception {
    mutateArchives(MANY, 2);
  }

  @Test
  void carsWithAFaultAreReadOrRefused() throws Exception {
    mutateCars(FEW, 3);
  }

  @Test
  @Tag("slow")
  void manyCarsWithAFaultAreReadOrRefused() throws Exception {
    mutateCars(MANY, 4);
  }

  @Test
  void norbFilesWithAFaultAreReadOrRefused() throws Exception {
    mutateNorb(FEW, 5);
  }

  @Test
  @Tag("slow")
  void manyNorbFilesWithAFaultAreReadOrRefused() throws Exception {
    mutateNorb(MANY, 6);
  }

  private void mutateArchives(int mutants, long seed) throws Exception {
    List<byte[]> sound = new ArrayList<>();
    for (String name : List.of("arrays_v6.mat", "arrays_v7.mat", "narrow.mat")) {
      sound.add(Files.readAllBytes(MatlabFiles.copy(name, folder)));
    }
    Path file = folder.resolve("mutant.mat");
    int refused =
        new Battery("MATLAB", file)
            .run(mutants, new Mutator(sound, seed), mutant -> read(OpenedImages.named(file)));
    assertTrue(refused > mutants / 4, refused + " refused");
  }

  /** One of the cars is spoilt, or their list. */
  private void mutateCars(int mutants, long seed) throws Exception {
    Path cars = MatlabFiles.cars(folder);
    for (String name : List.of("car_001_mesh.mat", PACKED_CAR, "list.txt")) {
      mutate(
          "Cars3D " + name,
          cars.resolve(name),
          mutants / 3,
          seed,
          name.equals(PACKED_CAR),
          MatlabFiles.named(cars));
    }
  }

  /** One of the files of a split is spoilt. */
  private void mutateNorb(int mutants, long seed) throws Exception {
    Path norb = NorbFiles.copy(folder);
    for (NorbSplit split : List.of(NorbSplit.TRAINING, NorbSplit.TESTING)) {
      for (String part : List.of("dat", "cat", "info")) {
        boolean isPacked = split == NorbSplit.TRAINING;
        mutate(
            "SmallNORB " + split + " " + part,
            norb.resolve(
                isPacked
                    ? NorbFiles.TRAINING + part + ".mat.gz"
                    : NorbFiles.TESTING + part + ".mat"),
            mutants / 6,
            seed,
            isPacked,
            NorbFiles.named(norb, split, NorbEyes.BOTH));
      }
    }
  }

  /**
   * Spoils one file of a set, and mends it again.
   *
   * @param isChecked whether its checksum tells every mutant whose images or labels are others
   */
  private static void mutate(
      String format, Path file, int mutants, long seed, boolean isChecked, DataConfig data)
      throws Exception {
    byte[] sound = Files.readAllBytes(file);
    List<Object> expected = read(data);
    int refused =
        new Battery(format, file)
            .run(
                mutants,
                new Mutator(List.of(sound), seed),
                mutant -> {
                  List<Object> found = read(data);
                  assertTrue(!isChecked || found.equals(expected), "other images");
                });
    assertTrue(refused > mutants / 4, refused + " refused");
    Files.write(file, sound);
  }

  /**
   * All that is said of the images; every pixel and every label is one that there may be.
   *
   * @return the checksum of the pixels, the factors, and the class of each image in each
   */
  private static List<Object> read(DataConfig data) throws IOException {
    Path named =
        Path.of(
            data.hasArchive()
                ? data.getArchive()
                : data.hasCars3D() ? data.getCars3D().getPath() : data.getSmallNorb().getPath());
    Files.deleteIfExists(ImageSources.storeOf(named, data));
    ImageStore images = ImageSources.open(data, named.resolveSibling("data"), Progress.NONE);
    List<Object> content = new ArrayList<>(List.of(images.checksum(), images.factors()));
    float[] pixels = new float[images.shape().values()];
    for (int image = 0; image < images.size(); image++) {
      images.read(image, pixels, 0);
      for (float pixel : pixels) {
        assertTrue(pixel >= 0 && pixel <= 1, "a pixel of " + pixel);
      }
      for (int factor = 0; factor < images.factors().size(); factor++) {
        int own = images.factorClass(image, factor);
        assertTrue(own >= -1 && own < images.factors().get(factor).size(), "class " + own);
        content.add(own);
      }
    }
    assertEquals(64, images.checksum().length());
    return content;
  }
}
