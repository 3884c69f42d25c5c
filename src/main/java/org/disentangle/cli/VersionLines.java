package org.disentangle.cli;

import org.disentangle.Version;
import picocli.CommandLine.IVersionProvider;

/** The lines that {@code --version} prints. */
final class VersionLines implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "disentangle " + Version.disentangle(),
      "TensorFlow "
          + Version.tensorFlow()
          + " (TensorFlow for Java "
          + Version.tensorFlowJava()
          + ")",
      "Java ${java.version}, ${java.vendor}",
      "${os.name} ${os.version} ${os.arch}"
    };
  }
}
