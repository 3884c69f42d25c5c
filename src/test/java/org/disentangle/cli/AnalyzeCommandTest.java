package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.LinearModel;
import org.disentangle.contract.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before TensorFlow is up, images are read or a folder is made. */
class AnalyzeCommandTest {
  @TempDir private Path folder;

  private String refusal(String... arguments) {
    AnalyzeCommand command = CommandLine.populateCommand(new AnalyzeCommand(), arguments);
    String message = assertThrows(UserErrorException.class, command::run).getMessage();
    assertFalse(Files.exists(folder.resolve("reports")));
    return message;
  }

  @Test
  void severalModelsNeedAName() {
    String first = new LinearModel(2, 1).export(folder.resolve("first")).toString();
    String second = new LinearModel(2, 2).export(folder.resolve("second")).toString();
    assertEquals(
        "the report of 2 models needs a name; give one, e.g. --name compared",
        refusal(first, second));
  }

  @Test
  void nameMustDoAsAFolder() {
    String model = new LinearModel(2, 1).export(folder.resolve("model")).toString();
    assertEquals(
        "--name: the name \"../up\" may hold only letters, digits, '.', '_' and '-' and may not"
            + " begin with '.'; write another one, e.g. name: \"my-run\"",
        refusal(model, "--name", "../up"));
  }

  @Test
  void aForeignRunsNameLeadsNowhere() {
    Path model =
        new LinearModel(2, 1)
            .export(
                folder.resolve("model"), RunRecord.newBuilder().setRun("../../outside").build());
    assertEquals(
        model
            + ", whose report --name can name: the name \"../../outside\" may hold only letters, digits,"
            + " '.', '_' and '-' and may not begin with '.'; write another one, e.g. name:"
            + " \"my-run\"",
        refusal(model.toString()));
  }

  @Test
  void lastModelIsLookedAtBeforeTheFirstIsMeasured() {
    String model = new LinearModel(2, 1).export(folder.resolve("model")).toString();
    Path missing = folder.resolve("missing");
    assertEquals(
        "no SavedModel at "
            + missing
            + ": there is no such folder; give a folder such as saved_models/<run> or"
            + " saved_models/<run>/<version>",
        refusal(model, missing.toString(), "--name", "both"));
  }

  @Test
  void numbersOutOfRangeAreNamed() {
    String samples = refusal(folder.toString(), "--samples", "5");
    assertEquals("analyze: samples is 5 but must be at least 100 and at most 10000000", samples);
    assertEquals(
        "--samples is 500 but --every-image takes all images; give one of the two",
        refusal(folder.toString(), "--every-image", "--samples", "500"));
    assertEquals(
        "analyze: bins is 1 but must be at least 2 and at most 1000",
        refusal(folder.toString(), "--bins", "1"));
  }
}
