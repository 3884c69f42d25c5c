package org.disentangle.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A child process with this same program in a separate Java virtual machine, with the same Java,
 * class path and options.
 */
public final class ChildJvm {
  private ChildJvm() {}

  /**
   * Its command line, without arguments.
   *
   * @param mainClass the class to start
   * @param options for that virtual machine, in addition to those of this one
   */
  public static List<String> line(String mainClass, List<String> options) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(virtualMachineOptions());
    line.addAll(options);
    // With `java -jar` this is only the archive, whose manifest names the libraries.
    line.add("-classpath");
    line.add(System.getProperty("java.class.path"));
    line.add(mainClass);
    return List.copyOf(line);
  }

  /** Agents are left out: a debugger or profiler uses one port or one file. */
  private static List<String> virtualMachineOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
        .toList();
  }
}
