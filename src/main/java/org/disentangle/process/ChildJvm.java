package org.disentangle.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This same program in a Java virtual machine of its own: same Java, class path and options. */
public final class ChildJvm {
  private ChildJvm() {}

  /**
   * Its command line, without arguments.
   *
   * @param mainClass the class to start
   * @param options of that machine, besides those of this one
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
