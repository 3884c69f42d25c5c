package org.disentangle.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report DIR}: renders a report again from its CSV files. */
@Command(
    name = "report",
    description = "Renders a report's figures and page again from its CSV files.",
    footer = {"  disentangle report reports/quick"})
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description = "The report folder, e.g. reports/quick, with its CSV files.")
  private Path folder;

  @Override
  public Integer call() {
    Path page;
    try (ConsoleProgress progress = new ConsoleProgress()) {
      page = Report.render(folder, progress);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("report: " + page);
    NextStep.afterReport(page).say(spec);
    return 0;
  }
}
