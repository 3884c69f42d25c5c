package org.disentangle.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import javax.imageio.ImageIO;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private Path archive;
  private Exception thrown;

  @BeforeEach
  void copyArchive() throws IOException {
    archive = folder.resolve("small.npz");
    try (InputStream in = NpzFixture.class.getResourceAsStream("savez_compressed.npz")) {
      Files.copy(in, archive);
    }
  }

  @Test
  void infoTellsWhatTheArchiveHolds() {
    assertEquals(0, run("info", archive.toString()));
    String text = out.toString();
    assertTrue(text.contains("source    " + archive), text);
    assertTrue(text.contains("images    6, every combination of the factors once"), text);
    assertTrue(text.contains("shape              2  1 (square), 2 (ellipse)"), text);
    assertFalse(text.contains("set       "), text);
  }

  /** As many and as large images as the smaller Cars3D of disent has. */
  @Test
  void infoNamesAPublishedSet() {
    Path cars = folder.resolve("cars3d_x64.npz");
    new NpzFixture()
        .with("images", "|u1", "(17568, 64, 64, 3)", new byte[17_568 * 64 * 64 * 3])
        .write(cars, ZipEntry.DEFLATED);
    assertEquals(0, run("info", "--checksum", cars.toString()));
    String text = out.toString();
    assertTrue(text.contains("images    17568, every combination of the factors once"), text);
    assertTrue(
        text.contains(
            "set       Cars3D (Reed et al. 2015), by the shape of its images, (17568, 64, 64, 3)"),
        text);
    assertTrue(text.contains("licence   none is stated"), text);
    assertTrue(
        text.contains("published cars3d_x64.npz, MD5 2b900b3c5de6cd9b5df87bfc02f01f03"), text);
    assertTrue(text.contains("file      its checksum is that of no published file"), text);
  }

  @Test
  void infoComparesNoChecksumOfWhatIsNotKnown() {
    assertEquals(0, run("info", "--checksum", archive.toString()));
    assertTrue(
        out.toString().contains("file      not compared: these images are of no set"),
        out.toString());
  }

  @Test
  void columnsStandBelowTheirHeadingsHoweverLongAName() {
    String name = "a name of 25 characters !";
    Path named = folder.resolve("named.npz");
    NpzFixture.sound()
        .without("latents_classes")
        .without("latents_values")
        .with("labels", "|u1", "(6, 1)", new byte[] {0, 1, 0, 1, 0, 1})
        .with("latents_names", "<U25", "(1,)", NpzFixture.text(25, List.of(name)))
        .write(named, ZipEntry.STORED);
    assertEquals(0, run("info", named.toString()));
    String text = out.toString();
    assertTrue(text.contains("factor                    classes  values"), text);
    assertTrue(text.contains(name + "       2  "), text);
  }

  @Test
  void sheetWritesAPicture() {
    Path picture = folder.resolve("sheet.png");
    assertEquals(
        0, run("sheet", archive.toString(), "--out", picture.toString(), "--samples", "6"));
    assertTrue(Files.exists(picture));
    assertEquals(picture + System.lineSeparator(), out.toString());
  }

  /** A class of fewer images than a sheet usually has gives a smaller sheet. */
  @Test
  void sheetDrawsOfOneClass() throws IOException {
    Path picture = folder.resolve("class.png");
    assertEquals(
        0,
        run(
            "sheet",
            archive.toString(),
            "--out=" + picture,
            "--fix=shape=0",
            "--columns=1",
            "--magnify=1"));
    int height = ImageIO.read(picture.toFile()).getHeight();
    assertTrue(height > 3 * 64 && height < 4 * 64, "three images, but " + height + " rows");
  }

  @Test
  void renderWritesAPartOfTheGrid() {
    Path target = folder.resolve("part.npz");
    assertEquals(
        0,
        run(
            "render",
            "--out=" + target,
            "--data-dir=" + folder,
            "--fix=orientation=0",
            "--fix=scale=5",
            "--fix=shape=0"));
    ImageStore images = OpenedImages.archive(target, Progress.NONE);
    assertEquals(1024, images.size());
    assertTrue(images.isGrid());
    float[] first = new float[images.shape().values()];
    images.read(0, first, 0);
    float on = 0;
    for (float pixel : first) {
      on += pixel;
    }
    assertEquals(400, on);
  }

  @Test
  void mistakesReachTheCaller() {
    assertEquals(2, run("info", folder + "/missing.npz"));
    UserErrorException mistake = assertInstanceOf(UserErrorException.class, thrown);
    assertTrue(mistake.getMessage().contains("missing.npz does not exist"), mistake.getMessage());
  }

  private int run(String... arguments) {
    return new CommandLine(new DataCommand())
        .setOut(new PrintWriter(out))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              thrown = failure;
              return 2;
            })
        .execute(arguments);
  }
}
