package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import org.disentangle.Progress;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutants of npz archives, of the arrays in them, and of the bit-packed files beside them. */
class DamagedArchivesTest {
  private static final int FEW = 250;
  private static final int MANY = 2000;
  private static final int FACTORS = 6;
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

  /** Stored, deflated, and by numpy; a part of the grid among them. */
  private List<Path> archives() {
    return List.of(
        NpzFixture.sound().write(folder.resolve("stored.npz"), ZipEntry.STORED),
        NpzFixture.sound().write(folder.resolve("deflated.npz"), ZipEntry.DEFLATED),
        NpzFixture.numpy("part.npz", folder));
  }

  private static BitStore open(Path archive) {
    return DspritesArchive.open(archive, Progress.NONE);
  }

  private void mutateArchives(int mutants, long seed) throws Exception {
    List<Path> sound = archives();
    List<Content> expected = sound.stream().map(DamagedArchivesTest::content).toList();
    Path file = folder.resolve("mutant.npz");
    int refused =
        new Battery("npz", file)
            .run(
                mutants,
                new Mutator(contents(sound), seed),
                mutant -> {
                  Files.deleteIfExists(DspritesArchive.storeOf(file));
                  assertTrue(expected.contains(content(file)), "other images");
                });
    assertTrue(refused > mutants / 2, refused + " refused");
  }

  /** Its archive has the checksums of what is there: no damage of a disk, but a badly made file. */
  private void mutateArrays(int mutants, long seed) throws Exception {
    List<String> names = List.of("imgs", "latents_classes", "latents_values");
    Path archive = folder.resolve("mutant.npz");
    int refused = 0;
    for (String name : names) {
      byte[] sound = NpzFixture.sound().member(name);
      refused +=
          new Battery("npy " + name, archive)
              .run(
                  mutants / names.size(),
                  new Mutator(List.of(sound), seed),
                  mutant -> {
                    NpzFixture fixture = NpzFixture.sound().withMember(name + ".npy", mutant);
                    fixture.write(archive, ZipEntry.DEFLATED);
                    Files.deleteIfExists(DspritesArchive.storeOf(archive));
                    assertHolds(fixture, open(archive));
                  });
    }
    assertTrue(refused > mutants / 2, refused + " refused");
  }

  /** What was read is what lies behind the headers. */
  private static void assertHolds(NpzFixture fixture, BitStore found) {
    byte[] pixels = fixture.content("imgs");
    assertEquals(pixels.length / FactorImages.PIXELS, found.size());
    assertArrayEquals(pixels, NpzFixture.pixels(found));
    ByteBuffer values =
        ByteBuffer.wrap(fixture.content("latents_values")).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer classes =
        ByteBuffer.wrap(fixture.content("latents_classes")).order(ByteOrder.LITTLE_ENDIAN);
    for (int image = 0; image < found.size(); image++) {
      for (int factor = 0; factor < FACTORS; factor++) {
        int at = (image * FACTORS + factor) * Long.BYTES;
        int mine = found.factorClass(image, factor);
        assertEquals(values.getDouble(at), found.factors().get(factor).values().get(mine));
        int first = found.factorClass(0, factor);
        assertEquals(
            Long.signum(classes.getLong(at) - classes.getLong(factor * Long.BYTES)),
            Integer.signum(mine - first));
      }
    }
  }

  private void mutateStores(int mutants, long seed) throws Exception {
    List<Path> archives = archives();
    List<Content> expected = archives.stream().map(DamagedArchivesTest::content).toList();
    List<byte[]> stores = contents(archives.stream().map(DspritesArchive::storeOf).toList());
    Path archive = archives.get(2);
    Path store = DspritesArchive.storeOf(archive);
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
              BitStore found = open(archive);
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
      String checksum, List<Factor> factors, List<Integer> classes, ByteBuffer pixels) {}

  private static Content content(Path archive) {
    BitStore store = open(archive);
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
