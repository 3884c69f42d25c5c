package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.ReloadRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.data.FactorImages;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.runtime.Hosts;
import org.disentangle.savedmodel.ReloadCheck;
import org.disentangle.training.checkpoint.TrainingInterruptedException;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.StopRequest;
import org.disentangle.training.listener.TrainingListener;

/** Trainings of squares, interrupted and gone on with or not, and what they leave. */
final class SquareTrainings {
  static final FactorImages IMAGES = new SquareImages();

  /**
   * Takes every export for the model it was written from: for trainings whose exports are compared
   * to the byte. What is reloaded is looked at in {@link #train(RunConfig, Path)}.
   */
  static final ReloadCheck UNCHECKED =
      (savedModel, session, exportable) -> ReloadRecord.getDefaultInstance();

  private SquareTrainings() {}

  /**
   * Trains and exports; what is reloaded gives the bits of what was trained. That it does in
   * sessions as the program opens them, {@link ExportsTest} asks of every family.
   */
  static Path train(RunConfig run, Path models) {
    Path version = new TrainingRun(run, IMAGES, Hosts.PLAIN, List.of()).trainAndExport(models);
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertFalse(record.hasReload(), () -> record.getReload().toString());
    return version;
  }

  /** Analyzes with few samples and repetitions. */
  static Analysis analyze(List<Path> versions) {
    AnalysisConfig config =
        AnalysisConfig.newBuilder()
            .setSamples(200)
            .setSeed(1)
            .setBins(10)
            .setTestSamples(100)
            .setPermutations(0)
            .setResamples(0)
            .setLikelihoodImages(4)
            .setLikelihoodDraws(30)
            .build();
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
    return new Analyzer(IMAGES, config, Hosts.PLAIN.session(), scratch, Progress.NONE)
        .analyze(versions.stream().map(SavedModelFolder::open).toList());
  }

  /** So many images that are far apart, one after the other. */
  static float[] pixels(int count) {
    float[] pixels = new float[count * TwoValuedImages.PIXELS];
    for (int i = 0; i < count; i++) {
      IMAGES.read(i * 37 % IMAGES.size(), pixels, i * TwoValuedImages.PIXELS);
    }
    return pixels;
  }

  /** Asks to end when a step is done, or when it is asked about for the n-th time after it. */
  static class Interruption implements StopRequest, TrainingListener {
    private final long atStep;
    private int questionsLeft;
    private boolean reached;
    final List<Long> steps = new ArrayList<>();

    Interruption(long atStep, int questionsLeft) {
      this.atStep = atStep;
      this.questionsLeft = questionsLeft;
    }

    @Override
    public void stepEnded(StepReport report) {
      steps.add(report.step());
      reached = report.step() == atStep;
    }

    @Override
    public boolean isMade() {
      return reached && questionsLeft-- <= 0;
    }
  }

  static Path train(
      RunConfig run, FactorImages images, Path models, boolean resume, Interruption stop) {
    return new TrainingRun(run, images, Hosts.PLAIN, List.of(stop), UNCHECKED)
        .trainAndExport(models, new TrainingOptions(resume, stop));
  }

  static Path train(RunConfig run, Path models, boolean resume, Interruption stop) {
    return train(run, IMAGES, models, resume, stop);
  }

  /** Interrupts after the step, and gives the sentence. */
  static String interrupt(RunConfig run, Path models, boolean resume, long step) {
    Interruption stop = new Interruption(step, 0);
    TrainingInterruptedException interrupted =
        assertThrows(TrainingInterruptedException.class, () -> train(run, models, resume, stop));
    assertTrue(interrupted.isResumable());
    return interrupted.getMessage();
  }

  static Interruption never() {
    return new Interruption(-1, 0);
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** The files of an export, but for the seconds of its run record. */
  static void assertSame(Path expected, Path found) throws IOException {
    for (String file :
        List.of(
            "variables/variables.data-00000-of-00001",
            "variables/variables.index",
            "saved_model.pb",
            "assets.extra/config.textproto")) {
      assertEquals(-1, Files.mismatch(expected.resolve(file), found.resolve(file)), file);
    }
    assertEquals(record(expected), record(found));
  }

  static String record(Path version) throws IOException {
    return Files.readString(version.resolve("assets.extra/run.json"))
        .replaceAll("\"wall_seconds\": [0-9.E-]+", "\"wall_seconds\": 0");
  }
}
