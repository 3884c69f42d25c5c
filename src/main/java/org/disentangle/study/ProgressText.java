package org.disentangle.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Progress in words, the same in every locale. */
public final class ProgressText {
  private static final String LOSS = "loss";

  private ProgressText() {}

  /** E.g. {@code step 800 of 2000 (40%), loss 45.3, kl 4.8, 812 images/s, 1 min 29 s left}. */
  static String sentence(TrainingProgress progress) {
    List<String> parts = new ArrayList<>();
    if (progress.getTotalSteps() > 0) {
      parts.add(
          String.format(
              Locale.ROOT,
              "step %d of %d (%d%%)",
              progress.getStep(),
              progress.getTotalSteps(),
              100 * progress.getStep() / progress.getTotalSteps()));
    }
    String state = state(progress);
    if (!state.isEmpty()) {
      parts.add(state);
    }
    if (progress.hasSecondsLeft()) {
      parts.add(duration(secondsLeft(progress)) + " left");
    }
    return String.join(", ", parts);
  }

  /** What a bar does not show: the phase, the loss terms, and the speed. */
  static String state(TrainingProgress progress) {
    List<String> parts = new ArrayList<>();
    if (!progress.getPhase().isEmpty() && !progress.getPhase().equals("training")) {
      parts.add(progress.getPhase());
    }
    if (progress.containsTerms(LOSS)) {
      parts.add(term(LOSS, progress.getTermsOrThrow(LOSS)));
    }
    new TreeMap<>(progress.getTermsMap())
        .forEach(
            (name, nats) -> {
              if (!name.equals(LOSS)) {
                parts.add(term(name, nats));
              }
            });
    if (progress.getImagesPerSecond() > 0) {
      parts.add(String.format(Locale.ROOT, "%.0f images/s", progress.getImagesPerSecond()));
    }
    return String.join(", ", parts);
  }

  private static String term(String name, double nats) {
    return String.format(Locale.ROOT, "%s %.1f", name, nats);
  }

  static Duration secondsLeft(TrainingProgress progress) {
    return Duration.ofMillis(Math.round(1000 * progress.getSecondsLeft()));
  }

  /** E.g. {@code 12 s}, {@code 1 min 29 s}, {@code 3 h 5 min}. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
