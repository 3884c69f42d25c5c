package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.InformationRow;
import org.disentangle.table.row.LatentRow;

/** What each latent of a run is, in a word or two. */
final class LatentWords {
  /** What is said of a latent that stays where it is, whatever the image. */
  static final String UNUSED = "not used";

  private LatentWords() {}

  /**
   * For each latent, the factor that it tells most about with the nats beyond chance, such as
   * {@code position x 0.71}; {@value #UNUSED} for one that the decoder ignores; empty for one that
   * tells about no factor, or where nothing is known.
   */
  static List<String> of(String run, StudyTables tables) {
    List<InformationRow> information = tables.rows(InformationRow.class, run);
    Set<Integer> idle = tables.idleLatentsOf(run);
    int latents =
        Math.max(
            information.stream().mapToInt(InformationRow::latent).max().orElse(-1),
            tables.rows(LatentRow.class, run).stream()
                .mapToInt(LatentRow::latent)
                .max()
                .orElse(-1));
    List<String> words = new ArrayList<>();
    for (int latent = 0; latent <= latents; latent++) {
      words.add(idle.contains(latent) ? UNUSED : told(latent, information));
    }
    return List.copyOf(words);
  }

  private static String told(int latent, List<InformationRow> information) {
    return information.stream()
        .filter(row -> row.latent() == latent && row.isTelling())
        .max(InformationRow.BY_NATS_TOLD)
        .map(
            best ->
                ColumnTitle.factor(best.factor()) + " " + NumberText.rounded(best.natsTold(), 2))
        .orElse("");
  }
}
