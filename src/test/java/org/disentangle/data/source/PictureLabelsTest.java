package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels of pictures, from class folders and from files beside them. */
class PictureLabelsTest extends PictureFolderFixture {
  @Test
  void classFoldersAreALabel() throws IOException {
    grey("dog/1.png", 1);
    grey("cat/1.png", 2);
    grey("cat/2.png", 3);
    ImageStore images = open();
    assertEquals(List.of(2, 3, 1), values(images));
    assertEquals(
        List.of(
            new Factor("label", FactorKind.CATEGORICAL, List.of(0.0, 1.0), List.of("cat", "dog"))),
        images.factors());
    assertEquals(List.of(0, 0, 1), classes(images, 0));
  }

  @Test
  void oneFolderIsNoLabelAndAPictureBesideFoldersIsNone() throws IOException {
    grey("cat/1.png", 2);
    grey("cat/2.png", 3);
    assertEquals(List.of(), open().factors());
    grey("dog/2.png", 3);
    grey("1.png", 3);
    assertEquals(List.of(), open().factors());
  }

  private void assertLabels(ImageStore images) {
    assertEquals(List.of(10, 20, 30, 40), values(images));
    assertEquals(List.of("kind", "age"), images.factors().stream().map(Factor::name).toList());
    assertEquals(List.of("a, b", "cat"), images.factors().get(0).words());
    assertEquals(List.of(1, 0, -1, 1), classes(images, 0));
    assertEquals(FactorKind.CONTINUOUS, images.factors().get(1).kind());
    assertEquals(1.5, images.factorValue(0, 1));
    assertEquals(-2, images.factorValue(1, 1));
    assertTrue(Double.isNaN(images.factorValue(2, 1)));
    assertEquals(1e3, images.factorValue(3, 1));
  }

  private DataConfig.Builder continuous() {
    return data()
        .addFactor(FactorConfig.newBuilder().setName("age").setKind(FactorKind.CONTINUOUS));
  }

  @Test
  void aCsvFileHasTheLabels() throws IOException {
    labelled();
    write(
        "metadata.csv",
        """
        \uFEFF,file_name,kind,age\r
        0,in\\4.png,cat,1e3\r
        1,./2.png,"a, b",-2\r
        2,1.png,cat,1.5\r
        3,in/3.png,,NaN\r
        """);
    assertLabels(open(continuous()));
  }

  @Test
  void aFileOfJsonLinesHasTheLabels() throws IOException {
    labelled();
    write(
        "metadata.jsonl",
        """
        {"file_name": "in/4.png", "kind": "cat", "age": 1e3, "boxes": [[1, 2]]}
        {"kind": "a, b", "file_name": "2.png", "age": -2}

        {"file_name": "1.png", "kind": "cat", "age": 1.5}
        {"file_name": "in/3.png", "kind": null}
        """);
    assertLabels(open(continuous()));
  }

  /** Its paths are below its own folder, and a picture without a row has no labels. */
  @Test
  void labelsMayLieElsewhereAndBeOfAFew() throws IOException {
    labelled();
    write("in/some.csv", "file_name,kind\n4.png,cat\n");
    DataConfig.Builder data = data();
    data.getFolderBuilder().addLabels("in/some.csv");
    assertEquals(List.of(-1, -1, -1, 0), classes(open(data), 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file_name,k\\n1.png,a\\n5.png,b|line 3 names 5.png, but there is no such picture",
        "file_name,k\\n../x/1.png,a|line 2 names ../x/1.png, which leaves the folder",
        "file_name,k\\n/etc/1.png,a|line 2 names /etc/1.png, which leaves the folder",
        "file_name,k\\n1.png,a\\n./1.png,b|line 3 names ./1.png, as line 2 does",
        "file_name,k\\n1.png|line 2 has 1 cells; expected 2, as the first row has",
        "file_name,k\\n,a|line 2 has no file_name",
        "image,k\\n1.png,a|has no column file_name: its columns are image, k",
        "file_name,k,k\\n1.png,a,b|has two columns k",
        "file_name,k\\n1.png,\"a\\n2.png,b|metadata.csv has a double quote that opens a cell",
        "file_name,\"k\\nl\"\\n1.png,a|line 3 has column k?l; expected a name on one line",
        "file_name;k\\n1.png;a|its columns are file_name;k; call the one with the pictures' paths so, and separate columns by commas",
        "file_name,k\\n1.png,\"a\"b|metadata.csv is no sound CSV file at line 2",
        "file_name,k\\n1.png,inf\\n2.png,1e999|has an infinite k",
        "file_name,k|has no row",
        "''|is empty"
      })
  void labelsThatDoNotFitAreRefused(String text, String expected) throws IOException {
    labelled();
    write("metadata.csv", text.replace("\\n", "\n").replace("inf", "1e400"));
    String message = refusal(data());
    assertTrue(message.contains(expected), message);
    assertTrue(message.contains("metadata.csv") || message.contains("pets"), message);
    assertFalse(Files.exists(place.resolve("pets.images")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, 2]|line 1 is no JSON object",
        "{\"file_name\": \"1.png\", \"k\": NaN}|line 1 is no sound JSON at column 29; expected",
        "{\"file_name\": \"1.png\", \"k\": 1|line 1 is no sound JSON at column 30; expected",
        "{\"k\": 1}|line 1 has no file_name",
        "{\"file_name\": \"a\\u0000.png\"}|line 1 names a\\u0000.png, which is no path"
      })
  void jsonThatDoesNotFitIsRefused(String text, String expected) throws IOException {
    labelled();
    write("metadata.jsonl", text + "\n");
    String message = refusal(data());
    assertTrue(message.contains("metadata.jsonl, " + expected), message);
  }

  @Test
  void twoFilesOfLabelsOrAnotherEncodingAreRefused() throws IOException {
    labelled();
    Files.write(
        folder.resolve("metadata.csv"),
        "file_name,k\n1.png,\u00fc".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(refusal(data()).endsWith("is not UTF-8 text; save it as UTF-8"));
    write("metadata.jsonl", "");
    assertTrue(refusal(data()).contains("name the one to read in data.folder.labels"));
    DataConfig.Builder data = data();
    data.getFolderBuilder().addLabels("../pets/metadata.csv");
    assertTrue(refusal(data).contains("data.folder.labels is ../pets/metadata.csv; expected"));
  }
}
