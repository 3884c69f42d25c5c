package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.config.CropConfig;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.config.FolderConfig;
import org.disentangle.config.PictureChannels;
import org.disentangle.config.ResizeConfig;
import org.disentangle.config.UnreadablePicture;
import org.disentangle.data.picture.Background;
import org.disentangle.data.picture.PictureFile;
import org.disentangle.data.picture.PictureFixture;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ArrayRows;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.image.Resampling;
import org.junit.jupiter.api.Test;

/** Pictures of a folder: their order, sizes, channels, bits and faults. */
class PictureFolderTest extends PictureFolderFixture {
  @Test
  void picturesComeInTheOrderInWhichPeopleCount() throws IOException {
    grey("10.png", 5);
    grey("9.png", 4);
    grey("a/2.PNG", 7);
    grey("a/10.png", 8);
    grey("a b.png", 6);
    grey("1.png", 3);
    grey(".hidden.png", 99);
    grey(".git/x.png", 98);
    write("README.txt", "about them");
    ImageStore images = open();
    // "a/" before "a b": what is in a folder stays together.
    assertEquals(List.of(3, 4, 5, 7, 8, 6), values(images));
    assertEquals(List.of(), images.factors());
    assertEquals(new ImageShape(SIDE, SIDE, 1), images.shape());
    assertEquals(PixelKind.EIGHT_BITS, images.kind());
    assertEquals("pets", images.source());
  }

  @Test
  void picturesOfTwoSizesNeedOne() throws IOException {
    grey("1.png", 10, 8, 6);
    grey("2.png", 20, 6, 8);
    String message = refusal(data());
    assertTrue(
        message.contains(
            "%s has 8 x 6 pixels (height x width), but %s has 6 x 8; bring all to one size by data.resize"
                .formatted(folder.resolve("1.png"), folder.resolve("2.png"))),
        message);
    ImageStore resized = open(data().setResize(ResizeConfig.newBuilder().setHeight(3).setWidth(5)));
    assertEquals(new ImageShape(3, 5, 1), resized.shape());
    assertEquals(List.of(10, 20), values(resized));
    ImageStore cropped = open(data().setCrop(CropConfig.newBuilder().setHeight(6).setWidth(5)));
    assertEquals(new ImageShape(6, 5, 1), cropped.shape());
    String beyond = refusal(data().setCrop(CropConfig.newBuilder().setHeight(7).setWidth(2)));
    assertTrue(
        beyond.contains(
            "data.crop takes 7 x 2 (height x width), but %s has 6 x 8"
                .formatted(folder.resolve("2.png"))),
        beyond);
  }

  @Test
  void aPictureIsCroppedAndThenResizedAsPillowDoes() throws IOException {
    Path file = PictureFixture.copy("color.png", folder);
    DataConfig.Builder data =
        data()
            .setCrop(CropConfig.newBuilder().setHeight(8).setWidth(12).setTop(2).setLeft(1))
            .setResize(ResizeConfig.newBuilder().setHeight(5).setWidth(20));
    ImageStore images = open(data);
    ArrayRows whole =
        ArrayRows.of(new PictureFile(file).decode(3, Background.of("#ffffff", "background")));
    int[] part = new int[8 * 12 * 3];
    for (int i = 0; i < part.length; i++) {
      part[i] = whole.values()[((i / 36 + 2) * whole.width() + 1) * 3 + i % 36];
    }
    int[] expected =
        ArrayRows.of(Resampling.LANCZOS.resized(new ArrayRows(8, 12, 3, 255, part), 5, 20))
            .values();
    byte[] kept = new byte[expected.length];
    images.readKept(0, kept);
    for (int i = 0; i < kept.length; i++) {
      assertEquals(expected[i], kept[i] & 0xFF);
    }
  }

  @Test
  void anUnreadablePictureIsNamedOrLeftOutWithItsLabels() throws IOException {
    labelled();
    byte[] damaged = Files.readAllBytes(folder.resolve("2.png"));
    Files.write(folder.resolve("2.png"), Arrays.copyOf(damaged, damaged.length - 25));
    Files.write(folder.resolve("in/3.png"), new byte[] {1, 2, 3});
    write("metadata.csv", "file_name,n\n1.png,1\n2.png,2\nin/3.png,3\nin/4.png,4\n");
    String message = refusal(data());
    assertTrue(message.contains("in/3.png"), message);
    assertTrue(message.contains("data.folder.unreadable: SKIP"), message);
    DataConfig.Builder skipping = data();
    skipping.getFolderBuilder().setUnreadable(UnreadablePicture.SKIP);
    ImageStore images = open(skipping);
    assertEquals(List.of(10, 40), values(images));
    assertEquals(List.of(1.0, 4.0), images.factors().get(0).values());
    Files.delete(folder.resolve("in/3.png"));
    write("metadata.csv", "file_name,n\n1.png,1\n");
    assertTrue(refusal(data()).contains("2.png cannot be read"));
  }

  @Test
  void channelsAreAsFoundOrAsSaid() throws IOException {
    PictureFixture.copy("grey.png", folder);
    assertEquals(1, open().shape().channels());
    DataConfig.Builder colored = data();
    colored.getFolderBuilder().setChannels(PictureChannels.RGB);
    assertEquals(3, open(colored).shape().channels());
    PictureFixture.copy("color.png", folder);
    assertEquals(3, open().shape().channels());
    DataConfig.Builder grey = data();
    grey.getFolderBuilder().setChannels(PictureChannels.GREY);
    assertEquals(1, open(grey).shape().channels());
  }

  @Test
  void sixteenBitsStaySixteenBitsAndEightBecomeSo() throws IOException {
    PictureFixture.copy("grey16.tif", folder);
    PictureFixture.copy("grey.png", folder);
    ImageStore images = open();
    assertEquals(PixelKind.SIXTEEN_BITS, images.kind());
    for (String name : List.of("grey.png", "grey16.tif")) {
      int index = name.equals("grey.png") ? 0 : 1;
      ArrayRows rows =
          ArrayRows.of(
              new PictureFile(folder.resolve(name))
                  .decode(1, Background.of("#000000", "background")));
      float[] pixels = new float[rows.values().length];
      images.read(index, pixels, 0);
      for (int i = 0; i < pixels.length; i++) {
        assertEquals((float) rows.values()[i] / rows.highest(), pixels[i], 1e-6f);
      }
    }
  }

  @Test
  void transparentPixelsLieOnTheBackground() throws IOException {
    PictureFixture.copy("grey_alpha.png", folder);
    DataConfig.Builder data = data();
    data.getFolderBuilder().setBackground("#000000");
    assertEquals(1, open(data).shape().channels());
    data.getFolderBuilder().setBackground("#0000ff");
    assertEquals(3, open(data).shape().channels());
    data.getFolderBuilder().setBackground("blue");
    assertTrue(refusal(data).startsWith("data.folder.background is \"blue\"; expected # and six"));
  }

  @Test
  void aGridIsSaidByTheConfiguration() throws IOException {
    for (int i = 0; i < 6; i++) {
      grey(i + ".png", 10 * i);
    }
    DataConfig.Builder data =
        data()
            .addFactor(FactorConfig.newBuilder().setName("shape").setSize(2))
            .addFactor(
                FactorConfig.newBuilder().setName("angle").setSize(3).setKind(FactorKind.CYCLIC));
    ImageStore images = open(data);
    assertTrue(images.isGrid());
    assertEquals(List.of(0, 1, 2, 0, 1, 2), classes(images, 1));
    assertEquals(FactorKind.CYCLIC, images.factors().get(1).kind());
    grey("6.png", 1);
    assertTrue(refusal(data).contains("7 images, but data.factor gives a grid of 6"));
  }

  @Test
  void aGridHasClassesAndNoFurtherNumbers() throws IOException {
    grey("0.png", 0);
    grey("1.png", 10);
    FactorConfig.Builder age = FactorConfig.newBuilder().setName("age");
    assertTrue(
        refusal(data().addFactor(age.clone().setSize(2).setKind(FactorKind.CONTINUOUS)))
            .contains("calls age CONTINUOUS"));
    assertTrue(refusal(data().addFactor(age)).contains("gives age no size"));
  }

  @Test
  void picturesAreReadAgainWhereOneHasChangedAndNotElse() throws IOException {
    grey("1.png", 10);
    open();
    Path store = place.resolve("pets.images");
    byte[] first = Files.readAllBytes(store);
    Files.write(folder.resolve("2.png"), new byte[] {1, 2, 3});
    refusal(data());
    assertArrayEquals(first, Files.readAllBytes(store), "an earlier store is untouched");
    Files.delete(folder.resolve("2.png"));
    Object made = Files.getAttribute(store, "unix:ino");
    open();
    assertEquals(made, Files.getAttribute(store, "unix:ino"));
    grey("1.png", 11, SIDE, SIDE + 1);
    assertEquals(List.of(11), values(open()));
    assertNotEquals(made, Files.getAttribute(store, "unix:ino"));
    try (Stream<Path> left = Files.list(place)) {
      assertEquals(
          List.of("pets", "pets.images"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void picturesAreNotReadAgainForAConfigurationThatSpellsOutItsDefaults() throws IOException {
    grey("1.png", 10);
    DataConfig.Builder brief = data().setResize(ResizeConfig.newBuilder().setHeight(2).setWidth(2));
    DataConfig.Builder resolved = brief.clone();
    FolderConfig defaults = FolderConfig.getDefaultInstance();
    resolved
        .getFolderBuilder()
        .setChannels(defaults.getChannels())
        .setBackground(defaults.getBackground())
        .setUnreadable(defaults.getUnreadable());
    resolved.getResizeBuilder().setMethod(brief.getResize().getMethod());
    Path store = ImageSources.storeOf(folder, brief.build());
    assertEquals(store, ImageSources.storeOf(folder, resolved.build()));
    open(brief);
    Object made = Files.getAttribute(store, "unix:ino");
    open(resolved);
    assertEquals(made, Files.getAttribute(store, "unix:ino"));
  }

  @Test
  void whereATrainingKeepsThemIsNoOtherWayToReadThem() throws IOException {
    grey("1.png", 10);
    DataConfig read = data().build();
    DataConfig kept = read.toBuilder().setOnDevice(DataConfig.OnDevice.ALWAYS).build();
    assertEquals(ImageSources.storeOf(folder, read), ImageSources.storeOf(folder, kept));
  }

  @Test
  void whatIsNoFileIsNamedOrLeftOut() throws Exception {
    grey("1.png", 10);
    Files.createSymbolicLink(folder.resolve("notes"), Path.of("nowhere"));
    Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));
    assertEquals(List.of(10), values(open()));
    Files.createSymbolicLink(folder.resolve("2.png"), Path.of("2.png"));
    assertTrue(refusal(data()).contains("2.png is not there, or a link to what is not; mend it"));
    DataConfig.Builder skipping = data();
    skipping.getFolderBuilder().setUnreadable(UnreadablePicture.SKIP);
    assertEquals(List.of(10), values(open(skipping)));
    Files.delete(folder.resolve("2.png"));
    String pipe = folder.resolve("3.png").toString();
    assertEquals(0, new ProcessBuilder("mkfifo", pipe).start().waitFor());
    assertTrue(refusal(data()).contains("3.png is no regular file; mend it"));
    assertEquals(List.of(10), values(open(skipping)));
  }

  @Test
  void aFolderWithoutPicturesIsSaidToBeSo() throws IOException {
    write("notes.txt", "none");
    assertTrue(refusal(data()).contains("pets has no picture (PNG, JPEG, GIF, BMP, TIFF or WebP"));
    DataConfig.Builder missing = data();
    missing.getFolderBuilder().setPath(place.resolve("birds").toString());
    assertTrue(refusal(missing).contains("birds is no folder"));
  }
}
