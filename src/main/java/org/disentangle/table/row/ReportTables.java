package org.disentangle.table.row;

import java.util.List;
import java.util.stream.Stream;
import org.disentangle.table.Schema;

/** The tables that a report may have. */
public final class ReportTables {
  /** All tables, in the order in which the page and the documentation explain them. */
  public static final List<Schema<?>> ALL =
      Stream.of(
              AnalysisRow.class,
              InputRow.class,
              ImageRow.class,
              FactorRow.class,
              RunRow.class,
              ModelCardRow.class,
              ClaimRow.class,
              ClaimRunRow.class,
              ReferenceRow.class,
              MeasureRow.class,
              LatentRow.class,
              MixtureComponentRow.class,
              LossRow.class,
              LikelihoodRow.class,
              EpochRow.class,
              GapRow.class,
              InformationRow.class,
              ScoreRow.class,
              LeftOutRow.class,
              BinnedGapRow.class,
              RankingRow.class,
              MatchingRow.class,
              PrincipalComponentRow.class,
              PrincipalScoreRow.class,
              EmbeddingRow.class,
              ResponseRow.class,
              DensityRow.class,
              TraversalRow.class,
              CodeRow.class,
              CodebookRow.class,
              CodeUsageRow.class,
              LatentValueRow.class,
              SparsityRow.class,
              ActiveShareRow.class,
              PairedLatentRow.class)
          .<Schema<?>>map(Schema::of)
          .toList();

  private ReportTables() {}
}
