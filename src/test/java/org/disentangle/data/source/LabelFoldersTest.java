package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.config.FolderConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.NumpyArray;
import org.disentangle.data.folder.LabelFolders;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders laid out as published sets have it, with labels that numpy wrote. */
class LabelFoldersTest {
  @TempDir private Path place;

  private ImageStore open(DataConfig.Builder data) {
    return ImageSources.open(data.build(), place, Progress.NONE);
  }

  private static DataConfig.Builder data(Path folder) {
    return DataConfig.newBuilder().setFolder(FolderConfig.newBuilder().setPath(folder.toString()));
  }

  private String refusal(DataConfig.Builder data) {
    String message = assertThrows(UserErrorException.class, () -> open(data)).getMessage();
    try (Stream<Path> left = Files.list(place)) {
      assertFalse(left.anyMatch(file -> file.toString().endsWith(".images")), message);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return message;
  }

  /** Which of numpy's pictures an image is, by its value. */
  private static int picture(ImageStore images, int image) {
    float[] pixels = new float[images.shape().values()];
    images.read(image, pixels, 0);
    return Math.round(pixels[0] * 255 / 3);
  }

  /**
   * Every picture has the labels that numpy wrote for it.
   *
   * @param columns of numpy's labels, for each factor
   */
  private static void assertLabels(ImageStore images, String name, int... columns)
      throws IOException {
    NumpyArray labels = LabelFolders.labels(name);
    int width = labels.shape()[1];
    assertEquals(labels.shape()[0], images.size());
    assertEquals(columns.length, images.factors().size());
    boolean[] seen = new boolean[images.size()];
    for (int image = 0; image < images.size(); image++) {
      int picture = picture(images, image);
      assertFalse(seen[picture], "picture " + picture + " twice");
      seen[picture] = true;
      for (int factor = 0; factor < columns.length; factor++) {
        assertEquals(
            labels.values()[picture * width + columns[factor]],
            images.factorValue(image, factor),
            "picture " + picture + ", " + images.factors().get(factor).name());
      }
    }
  }

  private static List<String> names(ImageStore images) {
    return images.factors().stream().map(Factor::name).toList();
  }

  private static List<FactorKind> kinds(ImageStore images) {
    return images.factors().stream().map(Factor::kind).distinct().toList();
  }

  @Test
  void falcor3dIsAGridOfSevenOrderedFactors() throws IOException {
    Path folder = LabelFolders.unpack("falcor3d", place);
    ImageStore images = open(LabelFolders.configured("falcor3d", "Falcor3D", folder));
    assertLabels(images, "falcor3d", 0, 1, 2, 3, 4, 5, 6);
    assertTrue(images.isGrid());
    assertEquals(List.of(FactorKind.ORDERED), kinds(images));
    assertEquals("lighting_y-dir", names(images).get(2));
    assertEquals(List.of(0.0, 0.5, 1.0), images.factors().get(6).values());
  }

  @Test
  void isaac3dIsAGridOfNineFactorsInTheirTrueOrder() throws IOException {
    Path folder = LabelFolders.unpack("isaac3d", place);
    ImageStore images = open(LabelFolders.configured("isaac3d", "Isaac3D", folder));
    assertLabels(images, "isaac3d", 0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertTrue(images.isGrid());
    assertEquals(
        List.of(
            "object_shape",
            "robot_x-move",
            "robot_y-move",
            "camera_height",
            "object_scale",
            "lighting_intensity",
            "lighting_y-dir",
            "object_color",
            "wall_color"),
        names(images));
    assertEquals(FactorKind.CATEGORICAL, images.factors().get(7).kind());
    assertEquals(FactorKind.ORDERED, images.factors().get(1).kind());
  }

  @ParameterizedTest
  @CsvSource({"falcor3d, train-rec_0", "isaac3d, labels_0"})
  void anArrayOfAUsualNameIsReadWithoutAConfiguration(String name, String column)
      throws IOException {
    ImageStore images = open(data(LabelFolders.unpack(name, place)));
    int[] columns = name.equals("falcor3d") ? new int[] {0, 1, 2, 3, 4, 5, 6} : new int[9];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i;
    }
    assertLabels(images, name, columns);
    assertEquals(column, names(images).get(0));
  }

  @Test
  void causal3dIdentHasAnArrayAFolderAndTheFolderAsClass() throws IOException {
    Path folder = LabelFolders.unpack("causal3dident", place);
    ImageStore images = open(LabelFolders.configured("causal3dident", "Causal3DIdent", folder));
    assertLabels(images, "causal3dident", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertFalse(images.isGrid());
    assertEquals(List.of(FactorKind.CONTINUOUS, FactorKind.CATEGORICAL), kinds(images));
    Factor thing = images.factors().get(10);
    assertEquals("class", thing.name());
    assertEquals(
        List.of("teapot", "hare", "dragon", "cow", "armadillo", "horse", "head"), thing.words());
    assertEquals("rot_\u03b1", names(images).get(3));
    // Nothing else is lost where one number is not known.
    assertTrue(Double.isNaN(images.factorValue(20, 7)));
    assertEquals(-1, images.factorClass(20, 7));
    assertEquals(1, images.factorClass(20, 10));
  }

  @Test
  void celebAHasAttributesAndOtherTables() throws IOException {
    Path folder = LabelFolders.unpack("celeba", place);
    ImageStore images = open(LabelFolders.configured("celeba", "CelebA", folder));
    assertLabels(images, "celeba", 0, 1, 2);
    assertEquals(List.of("5_o_Clock_Shadow", "Arched_Eyebrows", "Male"), names(images));
    assertEquals(List.of(-1.0, 1.0), images.factors().get(2).values());

    DataConfig.Builder more = LabelFolders.configured("celeba", "CelebA", folder);
    more.getFolderBuilder()
        .addLabels("identity_CelebA.txt")
        .addLabels("list_eval_partition.txt")
        .addLabels("list_landmarks_align_celeba.txt")
        .addColumn("identity")
        .addColumn("part");
    images = open(more);
    assertLabels(images, "celeba", 0, 1, 2, 3, 4, 5, 6);
    assertEquals(
        List.of("identity", "part", "lefteye_x", "lefteye_y"), names(images).subList(3, 7));

    more.getFolderBuilder().clearColumn().clearLabels().addLabels("list_eval_partition.txt");
    assertEquals(List.of("list_eval_partition"), names(open(more)));
    more.getFolderBuilder().clearLabels().addLabels("list_attr_celeba.csv");
    assertLabels(open(more), "celeba", 0, 1, 2);
  }

  @Test
  void labelsMayStandInTheNames() throws IOException {
    DataConfig.Builder data = data(LabelFolders.unpack("pendulum", place));
    data.getFolderBuilder().setNameLabels("a_{angle}_{light}_{length}_{position}");
    ImageStore images = open(data);
    assertLabels(images, "pendulum", 0, 1, 2, 3);
    assertEquals(List.of("angle", "light", "length", "position"), names(images));
    data.getFolderBuilder().setNameLabels("{part}/a_{}_{light}_{}_{}");
    images = open(data);
    assertEquals(List.of("part", "light"), names(images));
    assertEquals(List.of("train"), images.factors().get(0).words());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a_{angle}_{light}_{length}|does not fit data.folder.name_labels, \"a_{angle}_{light}_{length}\"",
        "b_{a}_{b}_{c}_{d}|does not fit",
        "a_{a}{b}_{c}_{d}|has nothing between two columns",
        "a_{a}_{a}_{}_{}|one of them twice",
        "a_{a_{b}|a brace without the other",
        "a_{}_{}_{}_{}|has no column"
      })
  void namesThatDoNotFitAreRefused(String form, String expected) {
    DataConfig.Builder data = data(LabelFolders.unpack("pendulum", place));
    data.getFolderBuilder().setNameLabels(form);
    String message = refusal(data);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aLabelThatIsNotInANameIsUnknown() throws IOException {
    Path folder = LabelFolders.unpack("pendulum", place);
    Files.move(folder.resolve("train/a_-40_60_9_5.png"), folder.resolve("train/a_-40__nan_5.png"));
    DataConfig.Builder data = data(folder);
    data.getFolderBuilder().setNameLabels("a_{angle}_{light}_{length}_{position}");
    ImageStore images = open(data);
    int unknown = 0;
    for (int image = 0; image < images.size(); image++) {
      if (images.factorClass(image, 1) < 0) {
        unknown++;
        assertTrue(Double.isNaN(images.factorValue(image, 2)));
        assertEquals(-40, images.factorValue(image, 0));
        assertEquals(5, images.factorValue(image, 3));
      }
    }
    assertEquals(1, unknown);
  }

  @Test
  void arraysThatDoNotFitAreRefused() throws IOException {
    Path folder = LabelFolders.unpack("causal3dident", place);
    DataConfig.Builder data = data(folder);
    data.getFolderBuilder().addLabels("raw_latents_1.npy");
    assertTrue(refusal(data).contains("raw_latents_1.npy has shape (11, 10); expected (77, 10)"));
    data.getFolderBuilder().setLabels(0, "*latents_*.npy");
    assertTrue(refusal(data).contains("is one of 14 arrays, but the pictures"), refusal(data));
    data.getFolderBuilder().setLabels(0, "raw_latents_9*.npy");
    assertTrue(refusal(data).contains("data.folder.labels is raw_latents_9*.npy; expected"));
    data.getFolderBuilder().setLabels(0, "raw_latents_*.npy").addColumn("one");
    assertTrue(refusal(data).contains("data.folder.column has 1 names, but"), refusal(data));
    Files.delete(folder.resolve("images_3/05.png"));
    data.getFolderBuilder().clearColumn();
    assertTrue(
        refusal(data).contains("raw_latents_3.npy has shape (11, 10); expected (10, 10)"),
        refusal(data));
    Files.write(folder.resolve("raw_latents_0.npy"), new byte[] {1, 2, 3});
    assertTrue(refusal(data).contains("raw_latents_0.npy is damaged or cut short"), refusal(data));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "71\\nMale\\n000001.jpg 1|line 1 says that there are 71 rows, but there are 1",
        "1\\nMale Old\\n000001.jpg 1 1 1|line 3 has 4 cells; expected 3",
        "000001.jpg 1\\n000001.jpg 1|line 2 names 000001.jpg, as line 1 does",
        "000001.jpg 1\\n000099.jpg 1|line 2 names 000099.jpg, but there is no such picture",
        "Male\\nOld\\n000001.jpg 1|line 2 names Old, but there is no such picture",
        "000001.jpg\\n000002.jpg 1|line 2 has 2 cells; expected 1, a picture's name among them",
        "''|own.txt has no row"
      })
  void tablesThatDoNotFitAreRefused(String text, String expected) throws IOException {
    Path folder = LabelFolders.unpack("celeba", place);
    Files.writeString(folder.resolve("own.txt"), text.replace("\\n", "\n"));
    DataConfig.Builder data = data(folder);
    data.getFolderBuilder().addLabels("own.txt");
    String message = refusal(data);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aNameAloneMustBeOfOnePicture() throws IOException {
    Path folder = LabelFolders.unpack("celeba", place);
    Files.createDirectories(folder.resolve("other"));
    Files.copy(folder.resolve("img_align_celeba/000001.jpg"), folder.resolve("other/000001.jpg"));
    DataConfig.Builder data = data(folder);
    data.getFolderBuilder().addLabels("list_attr_celeba.txt");
    String message = refusal(data);
    assertTrue(message.contains("names 000001.jpg, but there are several of this name"), message);
  }

  @Test
  void twoColumnsOfOneNameAreRefused() throws IOException {
    DataConfig.Builder data = data(LabelFolders.unpack("celeba", place));
    data.getFolderBuilder().addLabels("list_attr_celeba.txt").addLabels("list_attr_celeba.csv");
    assertTrue(refusal(data).contains("has two columns \"5_o_Clock_Shadow\""), refusal(data));
  }
}
