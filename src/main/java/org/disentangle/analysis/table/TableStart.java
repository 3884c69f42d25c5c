package org.disentangle.analysis.table;

import java.util.List;
import org.disentangle.analysis.run.MeasuredRun;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The columns that every table with one row a model begins with: run, model, beta. */
final class TableStart {

  private TableStart() {}

  static Table of(String name, List<MeasuredRun> runs) {
    StringColumn run = StringColumn.create("run");
    StringColumn model = StringColumn.create("model");
    DoubleColumn beta = DoubleColumn.create("beta");
    for (MeasuredRun measured : runs) {
      run.append(measured.run());
      model.append(measured.folder().family());
      beta.append(measured.beta());
    }
    return Table.create(name, run, model, beta);
  }
}
