package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.reload.SignatureCheck;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.math.SeedPair;
import org.disentangle.report.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.ConfigProto;
import tech.tablesaw.api.Table;

/** Models that lack a part of the contract: what they have is measured, what they lack is told. */
class PartialModelsTest {
  private static final AnalysisConfig CONFIG =
      AnalyzedModels.CONFIG.toBuilder()
          .setSamples(200)
          .setTestSamples(100)
          .setPermutations(0)
          .setResamples(0)
          .build();

  private static Analysis whole;

  @TempDir private Path folder;

  @BeforeAll
  static void analyzeTheWhole(@TempDir Path place) {
    whole = analyze(without(place, Set.of()));
  }

  private static SavedModelFolder without(Path place, Set<String> signatures) {
    return SavedModelFolder.open(
        new LinearModel(3, 1).export(place.resolve("partial"), signatures, Set.of()));
  }

  private static Analysis analyze(SavedModelFolder model) {
    SignatureCheck.run(model, ConfigProto.getDefaultInstance());
    return new Analyzer(AnalyzedModels.IMAGES, CONFIG, Progress.NONE).analyze(List.of(model));
  }

  private static List<String> remarks(Analysis analysis) {
    Table cards = analysis.table("model_cards");
    return cards
        .where(cards.stringColumn("item").isEqualTo("remark"))
        .stringColumn("text")
        .asList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"decode", "losses", "reconstruct", "sample", "serving_default reconstruct"})
  void whatThereIsIsMeasuredAndWhatIsNotIsTold(String left) throws IOException {
    Set<String> missing = Set.of(left.split(" ", -1));
    Analysis found = analyze(without(folder, missing));

    for (String table :
        List.of("mig", "scores", "mutual_information", "pca", "codes", "embedding")) {
      assertEquals(whole.table(table).print(1000), found.table(table).print(1000), table);
    }
    assertEquals(
        !missing.contains(Signatures.LOSSES),
        found.tables().stream().anyMatch(table -> table.name().equals("loss")));
    assertPictures(found, "reconstructions", !missing.contains(Signatures.RECONSTRUCT));
    assertPictures(found, "samples", !missing.contains(Signatures.SAMPLE));
    assertPictures(found, "traversals", !missing.contains(Signatures.DECODE));
    assertEquals(missing.contains(Signatures.DECODE), found.decoders().isEmpty());

    assertEquals(List.of(), remarks(whole));
    assertEquals(
        missing.stream()
            .filter(signature -> !signature.equals(Signatures.SERVING_DEFAULT))
            .sorted()
            .toList(),
        remarks(found).stream()
            .map(remark -> remark.replaceFirst("^The SavedModel has no .* \"(.*)\": .*", "$1"))
            .sorted()
            .toList());
  }

  @Test
  void thePageSaysWhatIsLeftOut() throws IOException {
    Set<String> missing =
        Set.of(
            Signatures.DECODE,
            Signatures.LOSSES,
            Signatures.RECONSTRUCT,
            Signatures.SAMPLE,
            Signatures.SERVING_DEFAULT);
    Analysis found = analyze(without(folder, missing));
    String page = Files.readString(Report.write(folder.resolve("report"), found));
    assertEquals(4, remarks(found).size());
    for (String remark : remarks(found)) {
      assertTrue(page.contains(remark.replace("\"", "&quot;")), remark);
    }
    assertTrue(page.contains("There is no loss.csv here"), "no losses");
  }

  private static void assertPictures(Analysis analysis, String kind, boolean expected) {
    Stream<String> names = analysis.pictures().stream().map(picture -> picture.name());
    assertEquals(expected, names.anyMatch((kind + "-partial")::equals), kind);
  }

  @Test
  void lossesThatAreNoNumbersAreTold() throws IOException {
    float[] decoder = new float[2 * TwoValuedImages.PIXELS];
    float[] encoder = new float[2 * TwoValuedImages.PIXELS];
    for (int i = 0; i < encoder.length; i++) {
      encoder[i] = i % 13 / 64f;
    }
    decoder[5] = Float.NaN;
    Path model = new LinearModel(encoder, decoder).export(folder.resolve("foreign"));
    Analysis found = analyze(SavedModelFolder.open(model));
    String sentence =
        "The signature \"losses\" gives NaN for loss, reconstruction, reconstruction_at_mean: it is"
            + " no loss of these images.";
    assertEquals(List.of(sentence), remarks(found));
    String page = Files.readString(Report.write(folder.resolve("report"), found));
    assertTrue(page.contains(sentence.replace("\"", "&quot;")), page);
    assertTrue(found.table("loss").doubleColumn("kl").get(0) > 0);
  }

  @Test
  void whatIsNotThereIsRefusedByName() {
    SavedModelFolder model = without(folder, Set.of(Signatures.SAMPLE));
    try (ReloadedModel reloaded = ReloadedModel.open(model, ConfigProto.getDefaultInstance())) {
      String message =
          assertThrows(UserErrorException.class, () -> reloaded.sample(new SeedPair(1, 2), 1))
              .getMessage();
      assertTrue(message.contains(model.path() + " has no signature \"sample\""), message);
    }
  }
}
