package org.disentangle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Puts each of the seed project's rows right under our last run of the same β. */
final class Interleaving {
  private Interleaving() {}

  /**
   * Our rows in their order, each row of the seed project after our last one of its β, and those of
   * a β that we did not run at the end.
   */
  static <T> List<PageTable.Row> byBeta(
      List<T> runs,
      Function<T, OptionalDouble> betaOf,
      List<PageTable.Row> ours,
      List<ReferenceNumbers.Row> seedProject,
      Function<ReferenceNumbers.Row, PageTable.Row> written) {
    List<OptionalDouble> betas = runs.stream().map(betaOf).toList();
    List<PageTable.Row> all = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      all.add(ours.get(i));
      OptionalDouble beta = betas.get(i);
      if (betas.lastIndexOf(beta) == i) {
        seedProject.stream().filter(row -> row.beta().equals(beta)).map(written).forEach(all::add);
      }
    }
    seedProject.stream().filter(row -> !betas.contains(row.beta())).map(written).forEach(all::add);
    return all;
  }
}
