package org.disentangle.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.report.table.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFormTest {
  private static final String HEADING = "height,width,channels,values\n";

  @TempDir private Path folder;

  @Test
  void itIsReadFromItsTable() throws IOException {
    assertEquals(Optional.empty(), ImageForm.of(tables()));
    Files.writeString(folder.resolve("images.csv"), HEADING + "96,80,1,sixteen bits\n");
    ImageForm form = ImageForm.of(tables()).orElseThrow();
    assertEquals(new ImageForm(new ImageShape(96, 80, 1), PixelKind.SIXTEEN_BITS), form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "64,64,1,some bits | \"some bits\"; expected two values, eight bits, sixteen bits",
        "64,0,1,two values | an image of 64 x 0 x 1 values; expected lengths of 1 or more",
        "90000,90000,3,eight bits | an image of 90000 x 90000 x 3 values",
      })
  void anImageThatThereCannotBeIsRefused(String row, String fault) throws IOException {
    Files.writeString(folder.resolve("images.csv"), HEADING + row + "\n");
    String message =
        assertThrows(UserErrorException.class, () -> ImageForm.of(tables())).getMessage();
    assertTrue(message.startsWith("images.csv ") && message.contains(fault), message);
  }

  private StudyTables tables() throws IOException {
    Files.writeString(
        folder.resolve("latents.csv"),
        "run,latent,mean,variance,active,kl_nats,aggregate_fit,zero_share\na,0,0.0,1.0,1,,,0.0\n");
    return StudyTables.read(folder);
  }
}
