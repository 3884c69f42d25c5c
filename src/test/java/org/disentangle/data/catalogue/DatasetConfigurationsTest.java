package org.disentangle.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.config.ConfigurationText;
import org.disentangle.config.DataConfig;
import org.disentangle.config.RunConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration of a data set is of one that is drawn, or of one in the catalogue. */
class DatasetConfigurationsTest {
  static List<Path> configurations() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("configs", "datasets"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void itsSetIsKnown(Path file) throws IOException {
    DataConfig data = ConfigurationText.parse(file, RunConfig.newBuilder()).getData();
    if (data.hasDrawn()) {
      return;
    }
    String text = Files.readString(file).replaceAll("\\n# ", " ");
    List<KnownSet> sets =
        KnownSets.ALL.stream().filter(set -> text.startsWith("# " + set.name() + " (")).toList();
    assertTrue(sets.size() == 1, "the first words of " + file + " are those of no known set");
    List<KnownFile> files = sets.get(0).files();
    assertTrue(
        !data.hasArchive()
            || files.stream().anyMatch(each -> data.getArchive().equals("data/" + each.name())),
        file + " names no published file");
    for (KnownFile each : files) {
      each.checksum()
          .filter(checksum -> text.contains(each.name()))
          .ifPresent(
              checksum ->
                  assertTrue(
                      text.contains(checksum.hexadecimal()),
                      file + " has not " + checksum + " of " + each.name()));
    }
  }
}
