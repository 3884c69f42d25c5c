package org.disentangle.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.experiment.engine.TrainingCommand;

/**
 * Starts {@code train} of this same program in a Java virtual machine of its own: same Java, same
 * class path, same options.
 *
 * @param mainClass the class to start
 * @param modelsFolder where the trial leaves its SavedModel
 * @param dataFolder where the trial finds its images
 * @param resume whether the trial is to go on from its newest checkpoint
 * @param verbose whether the trial is to log details
 */
public record ChildJvm(
    String mainClass, Path modelsFolder, Path dataFolder, boolean resume, boolean verbose)
    implements TrainingCommand {

  @Override
  public List<String> line(Path configuration, String device, int threads) {
    List<String> line = new ArrayList<>(line(mainClass, List.of()));
    line.add("train");
    line.add(configuration.toString());
    line.add("--progress=json");
    line.add("--device=" + device);
    line.add("--threads=" + threads);
    line.add("--models-dir=" + modelsFolder);
    line.add("--data-dir=" + dataFolder);
    if (resume) {
      line.add("--resume");
    }
    if (verbose) {
      line.add("--verbose");
    }
    return List.copyOf(line);
  }

  /**
   * This same program in a Java virtual machine of its own, without arguments.
   *
   * @param options of that machine, beside those of this one
   */
  public static List<String> line(String mainClass, List<String> options) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(virtualMachineOptions());
    line.addAll(options);
    // For `java -jar` this is the archive alone, whose manifest names the libraries here too.
    line.add("-classpath");
    line.add(System.getProperty("java.class.path"));
    line.add(mainClass);
    return List.copyOf(line);
  }

  /** Agents stay behind: a debugger or profiler listens at one port, or writes one file. */
  private static List<String> virtualMachineOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
        .toList();
  }
}
