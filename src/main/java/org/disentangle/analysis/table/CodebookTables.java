package org.disentangle.analysis.table;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.encoding.CodeMaps;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.CodeUsageRow;
import org.disentangle.table.row.CodebookRow;
import tech.tablesaw.api.Table;

/** The tables of models with a codebook: {@code codebook}, {@code code_usage}. */
public final class CodebookTables {
  private CodebookTables() {}

  /** Both tables; none if no run has a codebook. */
  public static List<Table> of(List<MeasuredRun> runs) {
    List<MeasuredRun> discrete = runs.stream().filter(run -> run.codeMaps().isPresent()).toList();
    return discrete.isEmpty()
        ? List.of()
        : List.of(
            Schema.of(CodebookRow.class).table(discrete.stream().map(CodebookTables::codebook)),
            Schema.of(CodeUsageRow.class).table(discrete.stream().flatMap(CodebookTables::usage)));
  }

  private static CodebookRow codebook(MeasuredRun run) {
    CodeMaps maps = run.codeMaps().orElseThrow();
    return new CodebookRow(
        run.run(),
        run.folder().family(),
        run.beta(),
        maps.codebookSize(),
        maps.height(),
        maps.width(),
        maps.inUse(),
        (double) maps.inUse() / maps.codebookSize(),
        maps.perplexity(),
        batchPerplexity(run),
        Blank.ifNaN(run.losses().training().getOrDefault(Signatures.PRIOR, Double.NaN)),
        maps.uniformNats());
  }

  private static OptionalDouble batchPerplexity(MeasuredRun run) {
    return run.folder().record().map(RunRecord::getHistoryList).orElse(List.of()).stream()
        .filter(row -> row.containsTerms(Signatures.PERPLEXITY))
        .max(Comparator.comparingInt(EpochRecord::getEpoch))
        .map(row -> Blank.ifNaN(row.getTermsOrThrow(Signatures.PERPLEXITY)))
        .orElse(OptionalDouble.empty());
  }

  /** Every code of the codebook. */
  private static Stream<CodeUsageRow> usage(MeasuredRun run) {
    int[] counts = run.codeMaps().orElseThrow().counts();
    double total = IntStream.of(counts).sum();
    return IntStream.range(0, counts.length)
        .mapToObj(code -> new CodeUsageRow(run.run(), code, counts[code], counts[code] / total));
  }
}
