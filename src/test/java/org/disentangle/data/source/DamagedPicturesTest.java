package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.config.PictureChannels;
import org.disentangle.config.ResizeConfig;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.data.picture.PictureFixture;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutants of pictures in every format, and of the files of labels beside them. */
class DamagedPicturesTest {
  private static final int FEW = 250;
  private static final int MANY = 2000;
  private static final ImageShape SHAPE = new ImageShape(6, 5, 3);

  @TempDir private Path place;

  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(place.resolve("pets"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tif", "webp"})
  void picturesWithAFaultAreReadOrRefused(String format) throws Exception {
    mutatePictures(format, FEW, 1);
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tif", "webp"})
  void manyPicturesWithAFaultAreReadOrRefused(String format) throws Exception {
    mutatePictures(format, MANY, 2);
  }

  @Test
  void labelsWithAFaultAreReadOrRefused() throws Exception {
    mutateLabels(FEW, 3);
  }

  @Test
  @Tag("slow")
  void manyLabelsWithAFaultAreReadOrRefused() throws Exception {
    mutateLabels(MANY, 4);
  }

  /** Whatever a mutant declares, what is kept of it has the size that is asked for. */
  private void mutatePictures(String format, int mutants, long seed) throws Exception {
    List<byte[]> sound = new ArrayList<>();
    for (String name : PictureFixture.names()) {
      if (name.endsWith(format)) {
        sound.add(Files.readAllBytes(PictureFixture.copy(name, place)));
      }
    }
    int refused =
        new Battery(format, folder.resolve("mutant.png"))
            .run(
                mutants,
                new Mutator(sound, seed),
                mutant -> {
                  ImageStore images = open();
                  assertEquals(1, images.size());
                  assertEquals(SHAPE, images.shape());
                });
    assertTrue(refused > mutants / 10, refused + " refused");
  }

  private void mutateLabels(int mutants, long seed) throws Exception {
    PictureFixture.copyTo("grey.png", folder.resolve("1.png"));
    PictureFixture.copyTo("grey.png", folder.resolve("2.png"));
    PictureFixture.copyTo("grey.png", folder.resolve("in/3.png"));
    List<byte[]> csv =
        List.of(
            bytes(
                "file_name,shape,scale\n1.png,square,0.5\n2.png,\"an, ellipse\",1\nin/3.png,,7\n"),
            bytes("\uFEFFx,file_name\r\n1,in\\3.png\r\n2,2.png\r\n"));
    List<byte[]> lines =
        List.of(
            bytes(
                "{\"file_name\": \"1.png\", \"shape\": \"square\", \"scale\": 0.5}\n"
                    + "{\"file_name\": \"in/3.png\", \"shape\": null, \"is_new\": true}\n"));
    int refused = 0;
    for (String name : List.of("metadata.csv", "metadata.jsonl")) {
      Path file = folder.resolve(name);
      refused +=
          new Battery(name, file)
              .run(
                  mutants / 2,
                  new Mutator(name.endsWith("csv") ? csv : lines, seed),
                  mutant -> assertEquals(3, open().size()));
      Files.delete(file);
    }
    assertTrue(refused > mutants / 4, refused + " refused");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Opens the folder anew; one that is refused leaves nothing behind. */
  private ImageStore open() throws IOException {
    DataConfig data =
        DataConfig.newBuilder()
            .setFolder(
                FolderConfig.newBuilder()
                    .setPath(folder.toString())
                    .setChannels(PictureChannels.RGB))
            .setResize(ResizeConfig.newBuilder().setHeight(SHAPE.height()).setWidth(SHAPE.width()))
            .build();
    Path store = ImageSources.storeOf(folder, data);
    Files.deleteIfExists(store);
    try {
      return ImageSources.open(data, place, Progress.NONE);
    } catch (UserErrorException e) {
      assertFalse(Files.exists(store), "a store of what was refused");
      throw e;
    }
  }
}
