package org.disentangle.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Stands in for the program's own main class: behaves as the name of the run says. */
public final class FakeTraining {

  private FakeTraining() {}

  /** Takes what {@link ChildJvm} gives: {@code train CONFIG --option=value ...}. */
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
        Thread.sleep(run.startsWith("slow") ? 700 : 0);
        say(run, 2);
        export(Path.of(value(arguments, "--models-dir")).resolve(run));
      }
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
