package org.disentangle.cli.score;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.CodesAnalyzer;
import org.disentangle.analysis.run.NamedCodes;
import org.disentangle.analysis.score.Scores;
import org.disentangle.cli.option.JsonOption;
import org.disentangle.cli.option.ScoreList;
import org.disentangle.cli.option.Written;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.Configurations;
import org.disentangle.config.FactorKind;
import org.disentangle.data.codes.CodeTable;
import org.disentangle.data.codes.FactorTable;
import org.disentangle.data.codes.TablePath;
import org.disentangle.report.Report;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ScoreRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score}: measures codes that any program made, and writes their report. */
@Command(
    name = "score",
    modelTransformer = ScoreList.class,
    description = {
      "Measures codes that another program made, and writes tables, figures and a page.",
      "A file has a row for each image, in one order in all files, and each image once: npy, CSV, or"
          + " ARCHIVE.npz:ARRAY. Several files of codes are set side by side, and their latents are"
          + " matched."
    },
    footer = {
      "  disentangle score --codes codes.npy --factors factors.csv",
      "  disentangle score --codes means.npy --log-variances lv.npy \\",
      "      --factors labels.npy --factor-names shape,angle --factor angle=cyclic",
      "  disentangle score --codes one.npy --codes other.npy --out reports/both"
    })
public final class ScoreCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--codes",
      required = true,
      paramLabel = "FILE",
      description = "Codes: a column a latent, two or more. May be given several times.")
  private List<String> codes;

  @Option(
      names = "--factors",
      paramLabel = "FILE",
      description =
          "What is known of each image: a column a factor, of numbers or words; an empty cell or NaN"
              + " where it is unknown (default: nothing, for the scores that need no factors).")
  private String factors;

  @Option(
      names = "--log-variances",
      paramLabel = "FILE",
      description =
          "Log-variances of the normal posteriors whose means the codes are; as often as --codes.")
  private List<String> logVariances = List.of();

  @Option(
      names = "--names",
      split = ",",
      paramLabel = "NAME",
      description = "What the codes are called, one name a file (default: the files' names).")
  private List<String> names = List.of();

  @Option(
      names = "--factor-names",
      split = ",",
      paramLabel = "NAME",
      description = "What the factors are called (default: the file's heading, else factor_0 ...).")
  private List<String> factorNames = List.of();

  @Option(
      names = "--factor",
      paramLabel = "NAME=KIND",
      description =
          "That a factor is categorical, ordered, cyclic or continuous (default: words are"
              + " categorical; numbers are continuous where most are different, else ordered).")
  private Map<String, String> kinds = Map.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The report's folder (default: reports/NAME, of the first codes).")
  @Written(Written.Form.FOLDER)
  private Path out;

  @Option(
      names = "--scores",
      split = ",",
      paramLabel = "SCORE",
      description = "The scores to compute, by their keys or their groups' (default: all).")
  private List<String> scores = List.of();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Rows the scores are of (default: 10000; of fewer, each once).")
  private Integer samples;

  @Option(
      names = "--every-row",
      description =
          "Measure every row once instead of a sample; scores that learn something of the codes, or"
              + " compare latents, still take 10000 of them.")
  private boolean everyRow;

  @Option(
      names = "--bins",
      paramLabel = "N",
      description = "Bins of equal width a latent is cut into (default: 20).")
  private Integer bins;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draws the rows and the noise (default: 0).")
  private Long seed;

  @Mixin private JsonOption json;

  @Override
  public void run() {
    AnalysisConfig config = Configurations.resolved(given(), "score");
    Set<String> selection = scores.isEmpty() ? Scores.all() : Scores.select(scores);
    List<TablePath> paths = codes.stream().map(TablePath::of).toList();
    List<String> runs = runs(paths);
    Path folder = Optional.ofNullable(out).orElseGet(() -> reportOf(runs.get(0)));
    Report.check(folder);
    List<NamedCodes> named = named(paths, runs);
    Optional<FactorTable> known = factors(named.get(0).codes());
    Path page;
    try (ConsoleProgress progress = new ConsoleProgress()) {
      Analysis analysis =
          new CodesAnalyzer(named.get(0).codes().size(), known, config, selection, progress)
              .analyze(named);
      page = Report.write(folder, analysis, progress);
    }
    List<ScoreRow> found = CsvFile.read(folder, Schema.of(ScoreRow.class));
    PrintWriter printed = spec.commandLine().getOut();
    json.print(
        printed,
        () -> new Result(page.toString(), found),
        () -> {
          ScoreLines.of(found).forEach(printed::println);
          printed.println("report: " + page);
        });
    NextStep.afterReport(page).say(spec);
  }

  /** What is printed for other programs. */
  private record Result(String report, List<ScoreRow> scores) {}

  private AnalysisConfig given() {
    if (everyRow && samples != null) {
      throw new UserErrorException(
          "--samples is %s beside --every-row, which leaves no sample to draw; give one of the two"
              .formatted(samples));
    }
    AnalysisConfig.Builder given = AnalysisConfig.newBuilder().setEveryImage(everyRow);
    Optional.ofNullable(samples).ifPresent(given::setSamples);
    Optional.ofNullable(bins).ifPresent(given::setBins);
    Optional.ofNullable(seed).ifPresent(given::setSeed);
    return given.build();
  }

  private List<String> runs(List<TablePath> paths) {
    if (names.isEmpty()) {
      return NamedCodes.names(paths);
    }
    if (names.size() != paths.size()) {
      throw new UserErrorException(
          "--names gives %s names for %s files of codes; give one for each"
              .formatted(names.size(), paths.size()));
    }
    names.forEach(name -> Configurations.checkName(name, "--names"));
    NamedCodes.requireDistinct(names);
    return names;
  }

  private static Path reportOf(String run) {
    String name = run.replace('/', '-');
    Configurations.checkName(name, run + ", whose report --out can name");
    return Path.of("reports", name);
  }

  private List<NamedCodes> named(List<TablePath> paths, List<String> runs) {
    if (!logVariances.isEmpty() && logVariances.size() != paths.size()) {
      throw new UserErrorException(
          "--log-variances is given %s times and --codes %s times; give one for each file of codes, or none"
              .formatted(logVariances.size(), paths.size()));
    }
    List<NamedCodes> named = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      CodeTable table = CodeTable.read(paths.get(i));
      if (i > 0) {
        named.get(0).codes().requireRows(paths.get(i), table.size());
      }
      named.add(
          new NamedCodes(
              runs.get(i),
              table,
              logVariances.stream().skip(i).findFirst().map(TablePath::of).map(CodeTable::read)));
    }
    return named;
  }

  private Optional<FactorTable> factors(CodeTable first) {
    if (factors == null) {
      if (!kinds.isEmpty() || !factorNames.isEmpty()) {
        throw new UserErrorException(
            "--factor or --factor-names is given, but no --factors; give the file of the factors, too");
      }
      return Optional.empty();
    }
    FactorTable table = FactorTable.read(TablePath.of(factors), factorNames, kinds());
    first.requireRows(table.path(), table.labels().size());
    return Optional.of(table);
  }

  private Map<String, FactorKind> kinds() {
    Map<String, FactorKind> known = new LinkedHashMap<>();
    kinds.forEach((name, kind) -> known.put(name, kind(name, kind)));
    return known;
  }

  private static FactorKind kind(String name, String kind) {
    List<FactorKind> all = List.of(FactorKind.values());
    return all.stream()
        .filter(each -> each.name().equalsIgnoreCase(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new UserErrorException(
                    "--factor says that %s is \"%s\"; expected one of %s"
                        .formatted(
                            name,
                            kind,
                            String.join(
                                ", ",
                                all.stream()
                                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                                    .toList()))));
  }
}
