package org.disentangle.experiment.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.disentangle.config.Configurations;
import org.disentangle.config.TrialTask;
import org.disentangle.experiment.store.TrialFolder;
import org.disentangle.experiment.store.TrialRow;

/** Stands for the program in tests of engines: what it does is told by the base of its trial. */
public final class FakeTrial {
  private FakeTrial() {}

  /** Takes the arguments of {@code trial}. */
  public static void main(String[] arguments) throws Exception {
    TrialTask task = Configurations.readTrial(Path.of(arguments[1]));
    Path work = Path.of(value(arguments, "--work"));
    Path starts = Files.createDirectories(work).resolve("starts");
    int start = Files.exists(starts) ? Integer.parseInt(Files.readString(starts)) + 1 : 1;
    Files.writeString(starts, Integer.toString(start));
    System.out.println(
        "{\"run\":\"" + task.getId() + "\",\"phase\":\"training\",\"step\":1,\"total_steps\":2}");
    switch (task.getBase()) {
      case "broken" -> fail("it broke at start " + start, 1);
      case "flaky" -> {
        if (start == 1) {
          Runtime.getRuntime().halt(137);
        }
      }
      case "empty" -> System.exit(0);
      default -> {}
    }
    Path out = Files.createDirectories(Path.of(value(arguments, "--out")));
    new TrialFolder(out)
        .finish(
            TrialRow.newBuilder()
                .setId(task.getId())
                .putScores("mig", (double) task.getRun().getSeed())
                .build());
  }

  private static void fail(String sentence, int status) {
    System.err.println("disentangle: " + sentence);
    System.exit(status);
  }

  private static String value(String[] arguments, String option) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(option + "="))
        .findFirst()
        .orElseThrow()
        .substring(option.length() + 1);
  }
}
