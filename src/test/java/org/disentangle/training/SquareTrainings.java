package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.checkpoint.TrainingInterruptedException;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.StopRequest;
import org.disentangle.training.listener.TrainingListener;
import org.tensorflow.proto.ConfigProto;

/** Trainings of squares, interrupted and gone on with or not, and what they leave. */
final class SquareTrainings {
  private static final FactorImages IMAGES = new SquareImages();

  private SquareTrainings() {}

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
    TensorFlowHost host =
        new TensorFlowHost("cpu", ConfigProto.getDefaultInstance(), Map.of("threads", "all"));
    return new TrainingRun(run, images, host, List.of(stop))
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
