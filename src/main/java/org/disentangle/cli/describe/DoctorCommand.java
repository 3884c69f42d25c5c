package org.disentangle.cli.describe;

import java.io.PrintWriter;
import java.util.Locale;
import org.disentangle.runtime.SystemReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: what this machine offers, and why something is missing. */
@Command(
    name = "doctor",
    description = "Prints versions, devices and settings, and why no GPU is used.",
    footer = {"  disentangle doctor"})
public final class DoctorCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    SystemReport.write((name, value) -> out.printf(Locale.ROOT, "%-26s %s%n", name, value));
  }
}
