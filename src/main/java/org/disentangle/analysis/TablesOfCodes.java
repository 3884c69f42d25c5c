package org.disentangle.analysis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.analysis.score.LeftOut;
import org.disentangle.analysis.table.CodeTables;
import org.disentangle.analysis.table.LatentTables;
import org.disentangle.analysis.table.MatchingTable;
import org.disentangle.analysis.table.MutualInformationTables;
import org.disentangle.analysis.table.ScoreTables;
import tech.tablesaw.api.Table;

/** The tables that follow from codes alone, whoever made them. */
final class TablesOfCodes {
  private TablesOfCodes() {}

  /**
   * One maker for each of them, as some take their time.
   *
   * @param codes of one sample, in the order of the rows
   * @param leftOut what is missing of each run, by its name
   */
  static List<Supplier<List<Table>>> of(
      List<MeasuredCodes> codes, Map<String, List<LeftOut>> leftOut, ImageSample sample) {
    return List.of(
        () ->
            List.of(
                MutualInformationTables.gaps(codes, sample.factors()),
                MutualInformationTables.information(codes, sample.factors())),
        () -> List.of(ScoreTables.scores(codes)),
        () -> ScoreTables.leftOut(leftOut),
        () -> List.of(ScoreTables.migByBins(codes, sample)),
        () -> LatentTables.latents(codes),
        () -> List.of(CodeTables.components(codes), CodeTables.scores(codes, sample)),
        () -> List.of(CodeTables.embedding(codes, sample)),
        () -> List.of(CodeTables.codes(codes, sample)),
        () -> List.of(LatentTables.responses(codes, sample)),
        () -> MatchingTable.of(codes));
  }

  /** Makes tables on all processors; they are in the order of their makers. */
  static List<Table> made(List<Supplier<List<Table>>> makers, Progress progress) {
    progress.update("tables", 0, makers.size());
    AtomicInteger done = new AtomicInteger();
    return makers.parallelStream()
        .flatMap(
            maker -> {
              List<Table> tables = maker.get();
              synchronized (done) {
                progress.update("tables", done.incrementAndGet(), makers.size());
              }
              return tables.stream();
            })
        .toList();
  }
}
