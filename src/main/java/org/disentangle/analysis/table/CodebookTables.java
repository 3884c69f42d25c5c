package org.disentangle.analysis.table;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.analysis.encoding.CodeMaps;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The tables of models with a codebook: {@code codebook}, {@code code_usage}. */
public final class CodebookTables {
  private CodebookTables() {}

  /** Both tables; none if no run has a codebook. */
  public static List<Table> of(List<MeasuredRun> runs) {
    List<MeasuredRun> discrete = runs.stream().filter(run -> run.codeMaps().isPresent()).toList();
    return discrete.isEmpty() ? List.of() : List.of(codebooks(discrete), usage(discrete));
  }

  /**
   * {@code codebook}: run, model, beta, codes (K), height, width (of the maps), in_use and
   * share_in_use (codes chosen at least once in the sample), perplexity (of all codes of the
   * sample), batch_perplexity (mean over the batches of the last epoch that recorded it; it depends
   * on the batch size), prior (nats an image of the learned prior over training images) and
   * uniform_prior (height · width · ln K).
   */
  private static Table codebooks(List<MeasuredRun> runs) {
    IntColumn codes = IntColumn.create("codes");
    IntColumn height = IntColumn.create("height");
    IntColumn width = IntColumn.create("width");
    IntColumn inUse = IntColumn.create("in_use");
    DoubleColumn shareInUse = DoubleColumn.create("share_in_use");
    DoubleColumn perplexity = DoubleColumn.create("perplexity");
    DoubleColumn batchPerplexity = DoubleColumn.create("batch_perplexity");
    DoubleColumn prior = DoubleColumn.create("prior");
    DoubleColumn uniform = DoubleColumn.create("uniform_prior");
    for (MeasuredRun run : runs) {
      CodeMaps maps = run.codeMaps().orElseThrow();
      codes.append(maps.codebookSize());
      height.append(maps.height());
      width.append(maps.width());
      inUse.append(maps.inUse());
      shareInUse.append((double) maps.inUse() / maps.codebookSize());
      perplexity.append(maps.perplexity());
      batchPerplexity.append(batchPerplexity(run));
      prior.append(run.losses().training().getOrDefault(Signatures.PRIOR, Double.NaN));
      uniform.append(maps.uniformNats());
    }
    return TableStart.of("codebook", runs)
        .addColumns(
            codes, height, width, inUse, shareInUse, perplexity, batchPerplexity, prior, uniform);
  }

  private static double batchPerplexity(MeasuredRun run) {
    return run.folder().record().map(RunRecord::getHistoryList).orElse(List.of()).stream()
        .filter(row -> row.containsTerms(Signatures.PERPLEXITY))
        .max(Comparator.comparingInt(EpochRecord::getEpoch))
        .map(row -> row.getTermsOrThrow(Signatures.PERPLEXITY))
        .orElse(Double.NaN);
  }

  /** {@code code_usage}: run, code, count, share of all choices; every code of the codebook. */
  private static Table usage(List<MeasuredRun> runs) {
    StringColumn runName = StringColumn.create("run");
    IntColumn code = IntColumn.create("code");
    IntColumn count = IntColumn.create("count");
    DoubleColumn share = DoubleColumn.create("share");
    for (MeasuredRun run : runs) {
      int[] counts = run.codeMaps().orElseThrow().counts();
      double total = IntStream.of(counts).sum();
      for (int k = 0; k < counts.length; k++) {
        runName.append(run.run());
        code.append(k);
        count.append(counts[k]);
        share.append(counts[k] / total);
      }
    }
    return Table.create("code_usage", runName, code, count, share);
  }
}
