package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.data.NumpyArray;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.picture.PictureFixture;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutants of arrays and tables of labels, and of what is said of factors beside them. */
class DamagedLabelsTest {
  private static final int FEW = 250;
  private static final int MANY = 2000;

  /** What the tests' own reader takes; the program is less strict about what stands between. */
  private static final Pattern HEADER =
      Pattern.compile("'descr': '.[biuf]\\d', 'fortran_order': (True|False), 'shape': \\([^)]*\\)");

  @TempDir private Path place;

  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(place.resolve("pets"));
    PictureFixture.copyTo("grey.png", folder.resolve("1.png"));
    PictureFixture.copyTo("grey.png", folder.resolve("2.png"));
    PictureFixture.copyTo("grey.png", folder.resolve("in/3.png"));
  }

  @Test
  void arraysWithAFaultAreReadOrRefused() throws Exception {
    mutateArrays(FEW, 1);
  }

  @Test
  @Tag("slow")
  void manyArraysWithAFaultAreReadOrRefused() throws Exception {
    mutateArrays(MANY, 2);
  }

  @Test
  void tablesWithAFaultAreReadOrRefused() throws Exception {
    mutateTables(FEW, 3);
  }

  @Test
  @Tag("slow")
  void manyTablesWithAFaultAreReadOrRefused() throws Exception {
    mutateTables(MANY, 4);
  }

  @Test
  void factorsWithAFaultAreReadOrRefused() throws Exception {
    mutateFactors(FEW, 5);
  }

  @Test
  @Tag("slow")
  void manyFactorsWithAFaultAreReadOrRefused() throws Exception {
    mutateFactors(MANY, 6);
  }

  @Test
  void wordsWithAFaultAreReadOrRefused() throws Exception {
    mutateWords(FEW, 7);
  }

  @Test
  @Tag("slow")
  void manyWordsWithAFaultAreReadOrRefused() throws Exception {
    mutateWords(MANY, 8);
  }

  /** Of numbers and of text; what is read of a mutant is what lies behind its header. */
  private void mutateArrays(int mutants, long seed) throws Exception {
    List<byte[]> sound =
        List.of(
            NpzFixture.sound().with("a", "<f8", "(3, 2)", doubles(0, 1, 2.5, -3, 1, 8)).member("a"),
            NpzFixture.sound().with("a", "|i1", "(3,)", new byte[] {1, 2, 1}).member("a"),
            NpzFixture.sound()
                .with("a", "<U3", "(3, 1)", NpzFixture.text(3, List.of("cat", "dog", "")))
                .member("a"));
    Path file = folder.resolve("labels.npy");
    int refused =
        new Battery("labels.npy", file)
            .run(
                mutants,
                new Mutator(sound, seed),
                mutant -> {
                  ImageStore images = open("labels.npy");
                  assertEquals(3, images.size());
                  if (images.factors().stream().allMatch(factor -> factor.words().isEmpty())) {
                    assertHolds(mutant, images);
                  }
                });
    assertTrue(refused > mutants / 4, refused + " refused");
  }

  private static byte[] doubles(double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  /** Columns of which nothing is known are left out. */
  private static void assertHolds(byte[] mutant, ImageStore images) {
    String header = new String(mutant, StandardCharsets.ISO_8859_1);
    if (!HEADER.matcher(header).find()) {
      return;
    }
    double[] values = NumpyArray.of(mutant).values();
    int columns = values.length / 3;
    for (int factor = 0; factor < images.factors().size(); factor++) {
      String name = images.factors().get(factor).name();
      int column = columns == 1 ? 0 : Integer.parseInt(name.substring("labels_".length()));
      for (int image = 0; image < 3; image++) {
        assertEquals(values[image * columns + column], images.factorValue(image, factor), name);
      }
    }
  }

  private void mutateTables(int mutants, long seed) throws Exception {
    List<byte[]> sound =
        List.of(
            bytes("3\nbrown old big\n1.png  1 -1 0.5\n2.png -1  1 nan\n3.png  1 1 2\n"),
            bytes("1.png 7\r\nin/3.png 8\r\n"),
            bytes("\uFEFF2\nname kind\n2.png cat\n1.png dog\n"));
    Path file = folder.resolve("own.txt");
    int refused =
        new Battery("own.txt", file)
            .run(
                mutants,
                new Mutator(sound, seed),
                mutant -> assertEquals(3, open("own.txt").size()));
    assertTrue(refused > mutants / 4, refused + " refused");
  }

  private void mutateFactors(int mutants, long seed) throws Exception {
    Files.writeString(
        folder.resolve("metadata.csv"), "file_name,kind,size\n1.png,cat,1\n2.png,dog,3\n");
    List<byte[]> sound =
        List.of(
            bytes(
                "data {\n  factor {\n    name: \"kind\"\n    kind: ORDERED\n    word: \"dog\"\n    word: \"cat\"\n    value: 1.0\n    value: 2.0\n  }\n}\n"),
            bytes(
                "data { factor { name: \"size\" word: [\"one\", \"two\", \"three\"] value: [1, 2, 3] } }"));
    Path file = folder.resolve("factors.textproto");
    int refused =
        new Battery("factors.textproto", file)
            .run(
                mutants,
                new Mutator(sound, seed),
                mutant -> {
                  ImageStore images = open("metadata.csv");
                  assertEquals(3, images.size());
                  assertEquals(2, images.factors().size());
                });
    assertTrue(refused > mutants / 4, refused + " refused");
  }

  private void mutateWords(int mutants, long seed) throws Exception {
    List<String> cells =
        List.of("label_0", "0.0", "cube", "label_0", "1.0", "ball", "label_1", "7.0", "in");
    NpzFixture named =
        NpzFixture.sound()
            .without("latents_classes")
            .without("latents_values")
            .with("labels", "|u1", "(6, 2)", new byte[] {0, 7, 1, 7, 0, 7, 1, 7, 0, 7, 1, 7})
            .with("latents_words", "<U7", "(3, 3)", NpzFixture.text(7, cells));
    Path archive = place.resolve("mutant.npz");
    int refused =
        new Battery("latents_words", archive)
            .run(
                mutants,
                new Mutator(List.of(named.member("latents_words")), seed),
                mutant -> {
                  named.withMember("latents_words.npy", mutant).write(archive, ZipEntry.DEFLATED);
                  Files.deleteIfExists(OpenedImages.storeOf(archive));
                  ImageStore images = OpenedImages.archive(archive, Progress.NONE);
                  assertEquals(6, images.size());
                  assertEquals(2, images.factors().get(0).size());
                });
    assertTrue(refused > mutants / 4, refused + " refused");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Opens the folder anew; one that is refused leaves nothing behind. */
  private ImageStore open(String labels) throws IOException {
    DataConfig data =
        DataConfig.newBuilder()
            .setFolder(FolderConfig.newBuilder().setPath(folder.toString()).addLabels(labels))
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
