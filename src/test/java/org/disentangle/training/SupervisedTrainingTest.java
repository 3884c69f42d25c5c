package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.IMAGES;
import static org.disentangle.training.SquareTrainings.assertSame;
import static org.disentangle.training.SquareTrainings.interrupt;
import static org.disentangle.training.SquareTrainings.never;
import static org.disentangle.training.SquareTrainings.train;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.config.AdaVaeConfig;
import org.disentangle.config.DrawnPairsConfig;
import org.disentangle.config.ListedPairsConfig;
import org.disentangle.config.NeighbouringPairsConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SupervisionConfig;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.data.LabelledInPart;
import org.disentangle.graph.BatchShare;
import org.disentangle.model.FurtherInput;
import org.disentangle.model.TinyRuns;
import org.disentangle.training.plan.RunPlan;
import org.disentangle.training.plan.Supervision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a training is told of its images beside their pixels, from the configuration to the step.
 */
class SupervisedTrainingTest {
  @TempDir private static Path shared;

  @TempDir private Path folder;

  /** Told which factors differ, told some labels, and both. */
  static Stream<RunConfig> told() throws IOException {
    return Stream.of(
        labelled("drawn", ada -> ada.setDrawn(DrawnPairsConfig.newBuilder().setChangedFactors(0))),
        labelled(
            "neighbours",
            ada ->
                ada.setNeighbours(
                    NeighbouringPairsConfig.newBuilder()
                        .setFactor("position_x")
                        .setDistance(3)
                        .addSame("scale"))),
        labelled(
            "listed", ada -> ada.setListed(ListedPairsConfig.newBuilder().setPath(neighbours()))),
        supervised(TinyRuns.run("few"), 50),
        supervised(labelled("both", ada -> {}), 50));
  }

  private static RunConfig labelled(String name, Consumer<AdaVaeConfig.Builder> pairs) {
    RunConfig.Builder run = TinyRuns.adaVae(name).toBuilder();
    pairs.accept(run.getAdaVaeBuilder().setLabelled(true));
    return run.build();
  }

  private static RunConfig supervised(RunConfig run, int labels) {
    return run.toBuilder()
        .setSupervision(
            SupervisionConfig.newBuilder()
                .addFactor("position_x")
                .addFactor("scale")
                .setLabels(labels)
                .setWeight(100))
        .build();
  }

  /** A file that pairs each image with the one to its right. */
  private static String neighbours() {
    StringBuilder rows = new StringBuilder("first,second,changed\n");
    IntStream.range(0, IMAGES.size() - 32)
        .filter(image -> IMAGES.factorClass(image, 4) < 31)
        .forEach(
            image -> rows.append(image).append(',').append(image + 32).append(",position_x\n"));
    try {
      return Files.writeString(shared.resolve("right.csv"), rows).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("told")
  void aResumedTrainingIsTheUnbrokenOneToTheByte(RunConfig run) throws IOException {
    Path expected = train(run, folder.resolve("unbroken"), false, never());
    Path models = folder.resolve("broken");
    interrupt(run, models, false, 13);
    assertSame(expected, train(run, models, true, never()));
  }

  /** An exported model and its validation know images alone. */
  @Test
  void theTermIsOfTrainingAlone() {
    Path version = train(supervised(TinyRuns.run("few"), 50), folder, false, never());
    var record = RunRecords.read(version).orElseThrow();
    assertEquals("S2-beta-VAE", record.getFamily());
    assertEquals(
        Map.of("beta", 2.0, "labels", 50.0, "supervision_weight", 100.0),
        record.getHyperparametersMap());
    assertEquals(List.of("reconstruction", "kl"), record.getTermsList());
    record
        .getHistoryList()
        .forEach(
            epoch ->
                assertEquals(
                    epoch.getSplit().equals("train"),
                    epoch.getTermsMap().containsKey(Signatures.SUPERVISION),
                    epoch.toString()));
    List<Double> course =
        record.getHistoryList().stream()
            .filter(epoch -> epoch.getSplit().equals("train"))
            .map(epoch -> epoch.getTermsOrThrow(Signatures.SUPERVISION))
            .toList();
    assertTrue(course.get(course.size() - 1) < course.get(0), course.toString());
  }

  /** Each worker of a team is told of its own rows: together what one process is told. */
  @ParameterizedTest
  @MethodSource("told")
  void sharesAreThePartsOfTheWhole(RunConfig run) {
    Supervision supervision = RunPlan.of(run, IMAGES).supervision();
    Map<FurtherInput, Integer> sizes =
        run.hasSupervision()
            ? Map.of(FurtherInput.LABELS, 16 * 2, FurtherInput.LABELLED_IMAGES, 16 * 64 * 64)
            : Map.of(FurtherInput.CHANGED_LATENTS, 8 * 3);
    sizes.forEach(
        (input, size) -> {
          float[] whole = new float[size];
          supervision.fill(input, 9, BatchShare.WHOLE, whole);
          for (int part = 0; part < 4; part++) {
            float[] own = new float[size / 4];
            supervision.fill(input, 9, new BatchShare(part, 4), own);
            for (int i = 0; i < own.length; i++) {
              assertEquals(whole[part * own.length + i], own[i], input + " of " + part);
            }
          }
        });
  }

  /** What is fed at a step is of the images of that step, in the order of the latents. */
  @Test
  void theLatentsOfChangedFactorsAreTold() {
    RunConfig run = labelled("drawn", ada -> {});
    Supervision supervision = RunPlan.of(run, IMAGES).supervision();
    int[] varying = {2, 4, 5};
    int[] batch = new int[16];
    float[] told = new float[8 * 3];
    for (int step = 0; step < 5; step++) {
      supervision.order().batch(step, batch);
      supervision.fill(FurtherInput.CHANGED_LATENTS, step, BatchShare.WHOLE, told);
      for (int i = 0; i < told.length; i++) {
        int factor = varying[i % 3];
        boolean differs =
            IMAGES.factorClass(batch[i / 3 * 2], factor)
                != IMAGES.factorClass(batch[i / 3 * 2 + 1], factor);
        assertEquals(differs ? 1 : 0, told[i]);
      }
    }
  }

  @Test
  void bothImagesOfAPairAreTrainedOn() {
    RunPlan plan = RunPlan.of(TinyRuns.adaVae("ada"), IMAGES);
    Set<Integer> train = IntStream.of(plan.split().train()).boxed().collect(Collectors.toSet());
    int[] batch = new int[16];
    for (int step = 0; step < 100; step++) {
      plan.supervision().order().batch(step, batch);
      for (int image : batch) {
        assertTrue(train.contains(image));
      }
    }
  }

  /** The path of a list may change, its pairs may not. */
  @Test
  void otherPairsAreAnotherTraining() throws IOException {
    Path list = Files.copy(Path.of(neighbours()), folder.resolve("pairs.csv"));
    RunConfig run = listed(list);
    Path models = folder.resolve("models");
    interrupt(run, models, false, 5);
    Path moved = Files.move(list, folder.resolve("moved.csv"));
    interrupt(listed(moved), models, true, 9);
    Files.writeString(moved, Files.readString(moved) + "0,64,position_x\n");
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> train(listed(moved), models, true, never()));
    assertTrue(
        refused.getMessage().contains("on other pairs: the checksum of their file was "),
        refused.getMessage());
  }

  private static RunConfig listed(Path file) {
    RunConfig.Builder run = TinyRuns.adaVae("listed").toBuilder();
    run.getAdaVaeBuilder().setListed(ListedPairsConfig.newBuilder().setPath(file.toString()));
    return run.build();
  }

  @Test
  void latentsMustSuffice() {
    RunConfig.Builder run = labelled("few", ada -> {}).toBuilder();
    run.getNetworkBuilder().setLatentDimension(2);
    assertRefused(
        "ada_vae.labelled is true, so that each of 3 factors (scale, position_x, position_y) has a latent of its own, and network.latent_dimension is 2; raise that",
        run.build(),
        IMAGES);
  }

  @Test
  void whatTheImagesDoNotHaveIsRefused() throws IOException {
    FactorImages unlabelled = LabelledInPart.unlabelled(IMAGES);
    assertRefused(
        "ada_vae.drawn draws pairs from the factors of the images, and the training images of squares have no labels that differ; give pairs in a file (ada_vae.listed)",
        TinyRuns.adaVae("ada"),
        unlabelled);
    assertRefused(
        "supervision.factor names position_x, and squares has no labels; leave supervision out, or add labels to the images",
        supervised(TinyRuns.run("few"), 50),
        unlabelled);
    Path plain = Files.writeString(folder.resolve("plain.csv"), "first,second\n0,1\n1,2\n2,3\n");
    RunConfig.Builder untold = listed(plain).toBuilder();
    untold.getDataBuilder().setMaxSamples(0);
    untold.getAdaVaeBuilder().setLabelled(true);
    assertRefused(
        "ada_vae.labelled is true, but neither the file of pairs nor labels of squares say what differs between the images of a pair; add a column \"changed\" to the file, or leave labelled out",
        untold.build(),
        unlabelled);
    assertRefused(
        "supervision.labels is 1801, and 1800 of the 1800 training images of squares have labels of position_x, scale; lower it, or raise data.max_samples",
        supervised(TinyRuns.run("few"), 1801),
        IMAGES);
  }

  private void assertRefused(String message, RunConfig run, FactorImages images) {
    UserErrorException refused =
        assertThrows(
            UserErrorException.class,
            () -> train(run, images, folder.resolve("refused"), false, never()));
    assertEquals(message, refused.getMessage());
    assertTrue(Files.notExists(folder.resolve("refused")));
  }
}
