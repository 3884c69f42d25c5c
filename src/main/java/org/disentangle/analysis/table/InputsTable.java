package org.disentangle.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.analysis.run.NamedCodes;
import org.disentangle.data.Factor;
import org.disentangle.data.codes.CodeTable;
import org.disentangle.data.codes.FactorTable;
import org.disentangle.table.Schema;
import org.disentangle.table.row.InputRow;
import tech.tablesaw.api.Table;

/** The table {@code inputs}: the files of codes that other programs made, and of their factors. */
public final class InputsTable {
  private InputsTable() {}

  /** One row a file. */
  public static Table of(List<NamedCodes> codes, Optional<FactorTable> factors) {
    List<InputRow> rows = new ArrayList<>();
    for (NamedCodes each : codes) {
      rows.add(row(InputRow.CODES, each.run(), each.codes()));
      each.logVariances()
          .ifPresent(table -> rows.add(row(InputRow.LOG_VARIANCES, each.run(), table)));
    }
    factors.ifPresent(
        table -> {
          List<String> names = table.labels().factors().stream().map(Factor::name).toList();
          rows.add(
              new InputRow(
                  InputRow.FACTORS,
                  "",
                  table.path().name(),
                  table.labels().size(),
                  names.size(),
                  String.join("; ", names),
                  table.checksum()));
        });
    return Schema.of(InputRow.class).table(rows.stream());
  }

  private static InputRow row(String holds, String run, CodeTable table) {
    return new InputRow(
        holds,
        run,
        table.path().name(),
        table.size(),
        table.columns(),
        String.join("; ", table.names()),
        table.checksum());
  }
}
