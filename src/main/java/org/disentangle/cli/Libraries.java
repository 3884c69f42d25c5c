package org.disentangle.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** The program's libraries: {@code lib/} next to {@code disentangle.jar}. */
final class Libraries {
  /** A class that every verb needs first. */
  private static final String FIRST = "picocli.CommandLine";

  private Libraries() {}

  /** A sentence that says what is missing and what to do; empty where the libraries are there. */
  static Optional<String> missing() {
    try {
      Class.forName(FIRST, false, Libraries.class.getClassLoader());
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.of("the program's libraries are missing: " + advice());
    }
  }

  /** Where the libraries are looked for, and what to do. */
  static String advice() {
    return folder()
            .map(
                folder ->
                    Files.isDirectory(folder)
                        ? folder + " is there, but not whole"
                        : "there is no folder " + folder)
            .orElse("they are not on the class path")
        + "; keep disentangle.jar and the folder lib that is built with it side by side";
  }

  /** The folder next to the jar; empty for a program that runs from its classes. */
  private static Optional<Path> folder() {
    CodeSource source = Libraries.class.getProtectionDomain().getCodeSource();
    try {
      Path program = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(program)
          ? Optional.of(program.resolveSibling("lib"))
          : Optional.empty();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
