package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import org.disentangle.Progress;
import org.disentangle.config.FactorKind;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.data.Factor;
import org.disentangle.data.NumpyArray;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutants of npz archives, of the arrays in them, and of the bit-packed files beside them. */
class DamagedArchivesTest {
  private static final int FEW = 250;
  private static final int MANY = 2000;
  private static final int STORE_LENGTH = 12;
  private static final int STORE_PREFIX = 20;

  @TempDir private Path folder;

  @Test
  void archivesWithAFaultAreReadRightlyOrRefused() throws Exception {
    mutateArchives(FEW, 1);
  }

  @Test
  @Tag("slow")
  void manyArchivesWithAFaultAreReadRightlyOrRefused() throws Exception {
    mutateArchives(MANY, 2);
  }

  @Test
  void arraysWithAFaultAreReadRightlyOrRefused() throws Exception {
    mutateArrays(FEW, 3);
  }

  @Test
  @Tag("slow")
  void manyArraysWithAFaultAreReadRightlyOrRefused() throws Exception {
    mutateArrays(MANY, 4);
  }

  @Test
  void storesWithAFaultAreMadeAgain() throws Exception {
    mutateStores(FEW, 5);
  }

  @Test
  @Tag("slow")
  void manyStoresWithAFaultAreMadeAgain() throws Exception {
    mutateStores(MANY, 6);
  }

  /** Stored, deflated, and by numpy; a part of the grid and own names and layouts among them. */
  private List<Path> archives() {
    return List.of(
        NpzFixture.sound().write(folder.resolve("stored.npz"), ZipEntry.STORED),
        NpzFixture.sound().write(folder.resolve("deflated.npz"), ZipEntry.DEFLATED),
        NpzFixture.numpy("part.npz", folder),
        NpzFixture.numpy("own_names.npz", folder),
        NpzFixture.numpy("fortran_order.npz", folder),
        NpzFixture.numpy("pickled_names.npz", folder));
  }

  private static ImageStore open(Path archive) {
    return OpenedImages.archive(archive, Progress.NONE);
  }

  private void mutateArchives(int mutants, long seed) throws Exception {
    List<Path> sound = archives();
    List<Content> expected =
        sound.stream()
            .map(DamagedArchivesTest::content)
            .flatMap(content -> Stream.of(content, content.withoutNames()))
            .toList();
    Path file = folder.resolve("mutant.npz");
    int refused =
        new Battery("npz", file)
            .run(
                mutants,
                new Mutator(contents(sound), seed),
                mutant -> {
                  Files.deleteIfExists(OpenedImages.storeOf(file));
                  assertTrue(expected.contains(content(file)), "other images");
                });
    assertTrue(refused > mutants / 2, refused + " refused");
  }

  /** Its archive has the checksums of what is there: no damage of a disk, but a badly made file. */
  private void mutateArrays(int mutants, long seed) throws Exception {
    List<String> names =
        List.of("imgs", "latents_classes", "latents_values", "latents_names", "latents_sizes");
    Path archive = folder.resolve("mutant.npz");
    int refused = 0;
    for (String name : names) {
      byte[] sound = named().member(name);
      refused +=
          new Battery("npy " + name, archive)
              .run(
                  mutants / names.size(),
                  new Mutator(List.of(sound), seed),
                  mutant -> {
                    NpzFixture fixture = named().withMember(name + ".npy", mutant);
                    fixture.write(archive, ZipEntry.DEFLATED);
                    Files.deleteIfExists(OpenedImages.storeOf(archive));
                    assertHolds(fixture, open(archive));
                  });
    }
    assertTrue(refused > mutants / 2, refused + " refused");
  }

  private static NpzFixture named() {
    List<String> names = List.of("hue", "form", "size", "angle", "left", "top");
    return NpzFixture.sound()
        .with("latents_names", "|S5", "(6,)", bytes(5, names))
        .with("latents_sizes", "<i8", "(6,)", NpzFixture.bytes(1, 2, 1, 1, 1, 3));
  }

  private static byte[] bytes(int characters, List<String> texts) {
    ByteBuffer bytes = ByteBuffer.allocate(characters * texts.size());
    for (int i = 0; i < texts.size(); i++) {
      bytes.position(characters * i).put(texts.get(i).getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.array();
  }

  /** What was read is what lies behind the headers. */
  private static void assertHolds(NpzFixture fixture, ImageStore found) {
    double[] pixels = NumpyArray.of(fixture.member("imgs")).values();
    assertEquals(pixels.length, found.size() * found.shape().values());
    float[] read = new float[found.shape().values()];
    for (int i = 0; i < pixels.length; i++) {
      if (i % read.length == 0) {
        found.read(i / read.length, read, 0);
      }
      double expected =
          found.kind() == PixelKind.TWO_VALUES
              ? Math.signum(pixels[i])
              : pixels[i] / found.kind().highest();
      assertEquals((float) expected, read[i % read.length]);
    }
    double[] values = NumpyArray.of(fixture.member("latents_values")).values();
    double[] classes = NumpyArray.of(fixture.member("latents_classes")).values();
    int factors = found.factors().size();
    assertEquals(classes.length, found.size() * factors);
    for (int image = 0; image < found.size(); image++) {
      for (int factor = 0; factor < factors; factor++) {
        int at = image * factors + factor;
        int mine = found.factorClass(image, factor);
        assertEquals(values[at], found.factors().get(factor).values().get(mine));
        int first = found.factorClass(0, factor);
        assertEquals(Double.compare(classes[at], classes[factor]), Integer.signum(mine - first));
      }
    }
    String given = new String(fixture.content("latents_names"), StandardCharsets.ISO_8859_1);
    for (Factor factor : found.factors()) {
      // Whatever the width of a character and the order of its bytes.
      assertTrue(given.replace("\0", "").contains(factor.name()), factor.name() + " in " + given);
    }
  }

  private void mutateStores(int mutants, long seed) throws Exception {
    List<Path> archives = archives();
    List<Content> expected = archives.stream().map(DamagedArchivesTest::content).toList();
    List<byte[]> stores = contents(archives.stream().map(OpenedImages::storeOf).toList());
    Path archive = archives.get(2);
    Path store = OpenedImages.storeOf(archive);
    Battery battery = new Battery("bit store", store);
    battery.run(
        mutants / 2,
        new Mutator(stores, seed),
        mutant -> assertEquals(expected.get(2), content(archive)));
    // A header that is nonsense although its checksum agrees.
    new Battery("bit store with right checksums", store)
        .run(
            mutants / 2,
            new Mutator(List.of(stores.get(2)), seed),
            mutant -> {
              Files.write(store, withChecksum(mutant));
              ImageStore found = open(archive);
              NpzFixture.pixels(found);
              for (int image = 0; image < found.size(); image++) {
                for (int factor = 0; factor < found.factors().size(); factor++) {
                  int own = found.factorClass(image, factor);
                  assertTrue(own >= 0 && own < found.factors().get(factor).size(), "no such class");
                }
              }
            });
  }

  private static byte[] withChecksum(byte[] store) {
    if (store.length < STORE_PREFIX) {
      return store;
    }
    byte[] changed = store.clone();
    ByteBuffer buffer = ByteBuffer.wrap(changed);
    int length = buffer.getInt(STORE_LENGTH);
    if (length >= 0 && length <= store.length - STORE_PREFIX) {
      CRC32C crc = new CRC32C();
      crc.update(changed, STORE_PREFIX, length);
      buffer.putInt(STORE_LENGTH + Integer.BYTES, (int) crc.getValue());
    }
    return changed;
  }

  private static List<byte[]> contents(List<Path> files) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }

  /** All that a store says, read at once: the file below it is about to be spoilt. */
  private record Content(
      String checksum, List<Factor> factors, List<Integer> classes, ByteBuffer pixels) {

    /** The same where the member with the names is called otherwise, and so gives none. */
    Content withoutNames() {
      return new Content(
          checksum,
          IntStream.range(0, factors.size())
              .mapToObj(i -> new Factor("factor_" + i, FactorKind.ORDERED, factors.get(i).values()))
              .toList(),
          classes,
          pixels);
    }
  }

  private static Content content(Path archive) {
    ImageStore store = open(archive);
    List<Integer> classes = new ArrayList<>();
    for (int image = 0; image < store.size(); image++) {
      for (int factor = 0; factor < store.factors().size(); factor++) {
        classes.add(store.factorClass(image, factor));
      }
    }
    return new Content(
        store.checksum(), store.factors(), classes, ByteBuffer.wrap(NpzFixture.pixels(store)));
  }
}
