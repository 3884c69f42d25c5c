package org.disentangle.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Formats progress as text, the same in every locale. */
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
    parts.addAll(phase(progress));
    parts.addAll(terms(progress));
    parts.addAll(speed(progress));
    if (progress.hasSecondsLeft()) {
      parts.add(duration(secondsLeft(progress)) + " left");
    }
    return String.join(", ", parts);
  }

  /**
   * The state that a bar does not show: the phase, the speed, and the loss terms, which are cut off
   * first on a narrow terminal.
   */
  static String state(TrainingProgress progress) {
    List<String> parts = new ArrayList<>(phase(progress));
    parts.addAll(speed(progress));
    parts.addAll(terms(progress));
    return String.join(", ", parts);
  }

  private static List<String> phase(TrainingProgress progress) {
    String phase = progress.getPhase();
    return phase.isEmpty() || phase.equals("training") ? List.of() : List.of(phase);
  }

  private static List<String> terms(TrainingProgress progress) {
    List<String> terms = new ArrayList<>();
    if (progress.containsTerms(LOSS)) {
      terms.add(term(LOSS, progress.getTermsOrThrow(LOSS)));
    }
    new TreeMap<>(progress.getTermsMap())
        .forEach(
            (name, nats) -> {
              if (!name.equals(LOSS)) {
                terms.add(term(name, nats));
              }
            });
    return terms;
  }

  private static List<String> speed(TrainingProgress progress) {
    return progress.getImagesPerSecond() > 0
        ? List.of(String.format(Locale.ROOT, "%.0f images/s", progress.getImagesPerSecond()))
        : List.of();
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
