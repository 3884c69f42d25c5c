package org.disentangle.report.page.table;

import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.page.table.PageTable.Heading;
import org.disentangle.report.page.table.PageTable.Row;
import org.disentangle.table.row.LatentRow;

/** The table of the latents of one run. */
public final class LatentTable {
  private static final int DECIMALS = 3;

  private LatentTable() {}

  public static PageTable of(List<LatentRow> latents) {
    return new PageTable(
        latents.get(0).run(),
        List.of(
            Heading.number("Latent"),
            Heading.number("Mean"),
            Heading.number("Variance"),
            Heading.text("Active"),
            Heading.number("KL, nats"),
            Heading.number("Aggregate fit"),
            Heading.number("Zeros")),
        latents.stream().map(LatentTable::row).toList(),
        List.of());
  }

  private static Row row(LatentRow latent) {
    String number = Integer.toString(latent.latent());
    return new Row(
        "",
        new Cell("z" + number, "z" + number, number, false),
        List.of(
            Cell.number(latent.mean(), DECIMALS),
            Cell.number(latent.variance(), DECIMALS),
            Cell.text(latent.isActive() ? "yes" : "no"),
            number(latent.klNats()),
            number(latent.aggregateFit()),
            percent(latent.zeroShare())));
  }

  private static Cell percent(OptionalDouble share) {
    return share.isPresent() ? Cell.percent(share.getAsDouble()) : Cell.blank();
  }

  private static Cell number(OptionalDouble value) {
    return value.isPresent() ? Cell.number(value.getAsDouble(), DECIMALS) : Cell.blank();
  }
}
