package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disentangle.cli.option.Written;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.cli.terminal.Remarks;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.reasoning.AnswerOptions;
import org.disentangle.inquiry.reasoning.Reasoner;
import org.disentangle.inquiry.report.InquiryReport;
import org.disentangle.page.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pgm report}: answers the questions of a file, as a page and CSV files. */
@Command(
    name = "report",
    description =
        "Answers every question of a file with its derivation and drawings: one page and CSV"
            + " files.",
    footer = {
      "  disentangle pgm report configs/pgm/student.textproto",
      "  disentangle pgm report configs/pgm/net1.textproto --out reports/pgm/mine"
    })
final class PgmReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Documents documents;

  @Parameters(
      paramLabel = "FILE",
      description = "Graphs and questions about them, as protobuf text.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The report folder; an earlier report there is replaced (default: reports/pgm/ and the"
              + " name of FILE without its ending).")
  @Written(Written.Form.FOLDER)
  private Path folder;

  @Mixin private MemoryOption memory;

  @Override
  public Integer call() {
    long bytes = memory.bytes();
    Inquiry inquiry = documents.readInquiry(file);
    Path target = Optional.ofNullable(folder).orElseGet(() -> usual(file));
    ReportFolder.check(target);
    List<Answer> answers = answers(inquiry, bytes);
    Path page = InquiryReport.write(target, inquiry, answers);
    PrintWriter out = spec.commandLine().getOut();
    if (Remarks.areWanted(spec)) {
      print(answers, new Lines(out));
    }
    out.println("report: " + page);
    NextStep.afterReport(page).say(spec);
    return ExitCode.OK;
  }

  private static void print(List<Answer> answers, Lines lines) {
    int number = 0;
    for (Answer answer : answers) {
      number++;
      lines.print(
          String.format(
              Locale.ROOT,
              "%2d  %-3s  %s",
              number,
              answer.conclusion().yesOrNo(),
              answer.heading()));
      lines.print("         " + answer.conclusion().sentence());
    }
  }

  private static List<Answer> answers(Inquiry inquiry, long bytes) {
    try (ConsoleProgress progress = new ConsoleProgress()) {
      return Reasoner.answers(inquiry, AnswerOptions.USUAL.within(bytes), progress);
    }
  }

  private static Path usual(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return Path.of("reports", "pgm", name);
  }
}
