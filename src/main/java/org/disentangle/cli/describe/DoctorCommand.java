package org.disentangle.cli.describe;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.disentangle.cli.option.JsonOption;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.runtime.SystemReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: what this machine offers, and why something is missing. */
@Command(
    name = "doctor",
    description = "Prints versions, devices and settings, and why no GPU is used.",
    footer = {"  disentangle doctor"})
public final class DoctorCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        () -> {
          Map<String, List<String>> values = new LinkedHashMap<>();
          SystemReport.write(
              (name, value) -> values.computeIfAbsent(name, any -> new ArrayList<>()).add(value));
          return values;
        },
        () ->
            SystemReport.write(
                (name, value) -> out.printf(Locale.ROOT, "%-26s %s%n", name, value)));
    NextStep.afterDoctor().say(spec);
  }
}
