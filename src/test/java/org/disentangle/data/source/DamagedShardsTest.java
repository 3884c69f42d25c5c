package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.PictureChannels;
import org.disentangle.config.ResizeConfig;
import org.disentangle.config.ShardsConfig;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.data.shards.ShardFixture;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutants of tar archives and Parquet files with pictures. */
class DamagedShardsTest {
  private static final int FEW = 250;
  private static final int MANY = 2000;
  private static final ImageShape SHAPE = new ImageShape(6, 5, 3);

  @TempDir private Path place;

  @Test
  void tarArchivesWithAFaultAreReadOrRefused() throws Exception {
    mutate("tar", ShardFixture.TAR, FEW, 1);
  }

  @Test
  void parquetFilesWithAFaultAreReadOrRefused() throws Exception {
    mutate("parquet", ShardFixture.PARQUET, FEW, 2);
  }

  @Test
  @Tag("slow")
  void manyTarArchivesWithAFaultAreReadOrRefused() throws Exception {
    mutate("tar", ShardFixture.TAR, MANY, 3);
  }

  @Test
  @Tag("slow")
  void manyParquetFilesWithAFaultAreReadOrRefused() throws Exception {
    mutate("parquet", ShardFixture.PARQUET, MANY, 4);
  }

  private void mutate(String format, List<String> names, int mutants, long seed) throws Exception {
    List<byte[]> sound = new ArrayList<>();
    for (String name : names) {
      sound.add(Files.readAllBytes(ShardFixture.copy(name, place)));
    }
    Path file = place.resolve("mutant." + format);
    int refused =
        new Battery(format, file)
            .run(mutants, new Mutator(sound, seed), mutant -> assertSound(open(file)));
    assertTrue(refused > mutants / 10, refused + " refused");
  }

  private static void assertSound(ImageStore images) {
    assertTrue(images.size() > 0);
    assertEquals(SHAPE, images.shape());
  }

  /** Opens the file anew; one that is refused leaves nothing behind. */
  private ImageStore open(Path file) throws IOException {
    DataConfig data =
        DataConfig.newBuilder()
            .setShards(
                ShardsConfig.newBuilder().setPath(file.toString()).setChannels(PictureChannels.RGB))
            .setResize(ResizeConfig.newBuilder().setHeight(SHAPE.height()).setWidth(SHAPE.width()))
            .build();
    Path store = ImageSources.storeOf(file, data);
    Files.deleteIfExists(store);
    try {
      return ImageSources.open(data, place, Progress.NONE);
    } catch (UserErrorException e) {
      assertFalse(Files.exists(store), "a store of what was refused");
      throw e;
    }
  }
}
