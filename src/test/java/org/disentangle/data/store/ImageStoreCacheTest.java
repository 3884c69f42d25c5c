package org.disentangle.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import org.disentangle.Progress;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bit-packed file beside an archive is used while it is sound and fits, and made again else.
 */
class ImageStoreCacheTest {
  @TempDir private Path folder;

  private final AtomicInteger readings = new AtomicInteger();
  private final Progress counting =
      (task, done, total) -> {
        if (done == total) {
          readings.incrementAndGet();
        }
      };
  private Path archive;
  private Path store;

  @BeforeEach
  void readOnce() {
    archive = NpzFixture.sound().write(folder.resolve("a.npz"), ZipEntry.DEFLATED);
    store = folder.resolve("a.npz.images");
    open();
    assertEquals(1, readings.get());
  }

  @Test
  void theSecondOpeningReadsTheStore() {
    assertSound(open());
    assertEquals(1, readings.get());
  }

  @Test
  void labelsOfAPartAreKept() {
    Path part = NpzFixture.numpy("part.npz", folder);
    ImageStore first = OpenedImages.archive(part, counting);
    ImageStore second = OpenedImages.archive(part, counting);
    assertEquals(2, readings.get());
    assertEquals(first.factors(), second.factors());
    assertEquals(2, second.factorClass(3, Dsprites.POSITION_Y));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 13, 17, 30, 100, 4096, 4096 + 6 * 512 - 1})
  void everyDamagedByteIsFound(int place) throws IOException {
    byte[] bytes = Files.readAllBytes(store);
    bytes[place] ^= 0x10;
    Files.write(store, bytes);
    assertSound(open());
    assertEquals(2, readings.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 30, 4096, 6000})
  void aStoreCutShortIsMadeAgain(int length) throws IOException {
    Files.write(store, Arrays.copyOf(Files.readAllBytes(store), length));
    assertSound(open());
    assertEquals(2, readings.get());
  }

  @Test
  void aForeignFileIsReplaced() throws IOException {
    Files.writeString(store, "something else of the same name, and long enough for a header");
    assertSound(open());
    assertEquals(2, readings.get());
  }

  @Test
  void anotherArchiveOfTheSameNameIsReadAnew() {
    NpzFixture changed = NpzFixture.sound();
    byte[] pixels = changed.content("imgs");
    pixels[0] ^= 1;
    changed.with("imgs", "|u1", "(6, 64, 64)", pixels).write(archive, ZipEntry.DEFLATED);
    assertArrayEquals(pixels, NpzFixture.pixels(open()));
    assertEquals(2, readings.get());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereTheFolderCannotBeWrittenAPassingFileServes() {
    // Nobody, not even root, can create a file there.
    Path unwritable = Path.of("/proc/a.npz.images");
    ImageStore images = new ImageStoreCache(unwritable, six(() -> {})).open(Progress.NONE);
    assertEquals(6, images.size());
    assertFalse(Files.exists(unwritable));
  }

  @Test
  void whoeverComesWhileItIsMadeWaitsForIt() throws Exception {
    Path file = folder.resolve("new.images");
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger made = new AtomicInteger();
    // The first to come is not done before the others have had time to look.
    ImageSource slow =
        six(
            () -> {
              made.incrementAndGet();
              begun.countDown();
              LockSupport.parkNanos(300_000_000);
            });
    ExecutorService readers = Executors.newFixedThreadPool(3);
    try {
      List<Future<ImageStore>> stores = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        stores.add(readers.submit(() -> new ImageStoreCache(file, slow).open(Progress.NONE)));
        begun.await();
      }
      for (Future<ImageStore> each : stores) {
        assertEquals(6, each.get().size());
      }
    } finally {
      readers.shutdownNow();
    }
    assertEquals(1, made.get());
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() throws IOException {
    Files.delete(store);
    Path left = folder.resolve(".a.npz.images." + UUID.randomUUID() + ".tmp");
    Path another = folder.resolve(".b.npz.images." + UUID.randomUUID() + ".tmp");
    Files.writeString(left, "half");
    Files.writeString(another, "half");
    assertSound(open());
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(another), "another process may be making that one");
  }

  private static ImageSource six(Runnable before) {
    return new MadeUpSource(
        new ImageShape(8, 8, 1),
        PixelKind.EIGHT_BITS,
        ImageLabels.none(6),
        new byte[6 * 64],
        before);
  }

  private ImageStore open() {
    return OpenedImages.archive(archive, counting);
  }

  private static void assertSound(ImageStore images) {
    assertArrayEquals(NpzFixture.sound().content("imgs"), NpzFixture.pixels(images));
  }
}
