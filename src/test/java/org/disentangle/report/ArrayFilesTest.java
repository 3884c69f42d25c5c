package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.table.ArrayFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayFilesTest {
  @TempDir private Path folder;

  @Test
  void arraysLieBesideThePageAndAreLinked() throws IOException {
    Analysis whole = FixtureStudy.ofSize(30);
    ArrayFile array = new ArrayFile("codes-a b", file -> Files.write(file, new byte[] {1}));
    Path page =
        Report.write(
            folder.resolve("r"),
            new Analysis(whole.tables(), List.of(), List.of(), List.of(), List.of(array)));
    Path file = folder.resolve("r/arrays/codes-a~20~b.npy");
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
    String link = "<a href=\"arrays/codes-a~20~b.npy\" download>";
    assertTrue(Files.readString(page).contains(link), "no link to the array");
  }
}
