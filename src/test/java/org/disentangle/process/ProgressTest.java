package org.disentangle.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trial says of itself, and how it is shown to nobody in particular. */
class ProgressTest {
  private static final TrainingProgress HALF_WAY =
      TrainingProgress.newBuilder()
          .setRun("a")
          .setPhase("training")
          .setStep(800)
          .setTotalSteps(2000)
          .setEpoch(4)
          .setImagesPerSecond(812.4)
          .setSecondsLeft(89)
          .putTerms("reconstruction", 40.5)
          .putTerms("loss", 45.311)
          .build();

  @Test
  void aLineIsOneJsonObject() {
    assertEquals(
        "{\"run\":\"a\",\"phase\":\"training\",\"step\":\"800\",\"total_steps\":\"2000\","
            + "\"epoch\":4,\"images_per_second\":812.4,\"seconds_left\":89.0,"
            + "\"terms\":{\"loss\":45.311,\"reconstruction\":40.5}}",
        ProgressLines.print(HALF_WAY));
    assertEquals(Optional.of(HALF_WAY), ProgressLines.parse(ProgressLines.print(HALF_WAY)));
  }

  @Test
  void aLossThatDivergedGetsThrough() {
    TrainingProgress diverged = HALF_WAY.toBuilder().putTerms("loss", Double.NaN).build();
    assertEquals(Optional.of(diverged), ProgressLines.parse(ProgressLines.print(diverged)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "warning: slow", "{ not json", "{\"step\": \"many\"}", "[1]"})
  void anythingElseIsNoProgress(String line) {
    assertEquals(Optional.empty(), ProgressLines.parse(line));
  }

  @Test
  void anUnknownKeyIsPassedOver() {
    assertEquals(
        Optional.of(TrainingProgress.newBuilder().setStep(3).build()),
        ProgressLines.parse("{\"step\": 3, \"from_the_future\": true}"));
  }

  @Test
  void progressInWords() {
    assertEquals(
        "step 800 of 2000 (40%), loss 45.3, reconstruction 40.5, 812 images/s, 1 min 29 s left",
        ProgressText.sentence(HALF_WAY));
    assertEquals(
        "data", ProgressText.sentence(TrainingProgress.newBuilder().setPhase("data").build()));
  }

  static Stream<Arguments> durations() {
    return Stream.of(
        arguments(Duration.ZERO, "0 s"),
        arguments(Duration.ofMillis(59_499), "59 s"),
        arguments(Duration.ofMillis(59_500), "1 min 0 s"),
        arguments(Duration.ofSeconds(3599), "59 min 59 s"),
        arguments(Duration.ofMinutes(185), "3 h 5 min"));
  }

  @ParameterizedTest
  @MethodSource("durations")
  void durationsInWords(Duration duration, String words) {
    assertEquals(words, ProgressText.duration(duration));
  }

  @Test
  void theLogHasALineNowAndThen() {
    List<String> lines = new ArrayList<>();
    AtomicLong now = new AtomicLong();
    try (TrainingLog log = new TrainingLog(lines::add, now::get, Duration.ofSeconds(30))) {
      log.started("a");
      log.progressed("a", HALF_WAY);
      now.set(TimeUnit.SECONDS.toNanos(30));
      log.progressed("a", HALF_WAY);
      log.progressed("a", HALF_WAY);
      log.ended(new ProcessOutcome("a", Duration.ofSeconds(61), Optional.empty()));
    }
    assertEquals(
        List.of(
            "a: started",
            "a: step 800 of 2000 (40%), loss 45.3, reconstruction 40.5, 812 images/s, 1 min 29 s left",
            "a: done after 1 min 1 s"),
        lines);
  }
}
