package org.disentangle.experiment.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Stands in for the program's own main class: behaves as the name of the run says. */
public final class FakeTraining {

  private FakeTraining() {}

  /** Takes what {@link StudyTrials} gives: {@code train CONFIG --option=value ...}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String run = Path.of(arguments[1]).getFileName().toString().replace(".textproto", "");
    System.err.println("arguments: " + Arrays.toString(arguments));
    switch (run.replaceAll("-.*", "")) {
      case "mistake" -> {
        System.err.println("disentangle: the images are gone");
        System.exit(2);
      }
      case "fault" -> {
        System.err.println("disentangle: a fault of the program: it broke");
        System.err.println("    at some.place");
        System.exit(1);
      }
      case "crash" -> Runtime.getRuntime().halt(137);
      case "hang" -> {
        say(run, ProcessHandle.current().pid());
        Thread.sleep(600_000);
      }
      case "forgetful" -> say(run, 1);
      default -> {
        say(run, 1);
        System.out.println("a native library prints what it likes");
        if (run.startsWith("paired")) {
          awaitOther(Path.of(arguments[1]).getParent());
        }
        say(run, 2);
        export(Path.of(value(arguments, "--models-dir")).resolve(run));
      }
    }
  }

  /** Until two trials have been started, whose logs stand in this folder. */
  private static void awaitOther(Path folder) throws IOException, InterruptedException {
    while (logs(folder) < 2) {
      Thread.sleep(10);
    }
  }

  private static long logs(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.toString().endsWith(".log")).count();
    }
  }

  private static void export(Path folder) throws IOException {
    for (String version : new String[] {"9", "10", "unfinished"}) {
      Files.createDirectories(folder.resolve(version));
    }
  }

  private static void say(String run, long step) {
    System.out.println(
        "{\"run\":\""
            + run
            + "\",\"phase\":\"training\",\"step\":"
            + step
            + ",\"total_steps\":2,\"terms\":{\"loss\":45.25}}");
  }

  private static String value(String[] arguments, String option) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(option + "="))
        .findFirst()
        .orElseThrow()
        .substring(option.length() + 1);
  }
}
