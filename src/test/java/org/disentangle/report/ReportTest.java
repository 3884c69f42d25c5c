package org.disentangle.report;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ReportTest {
  @Test
  void look() {
    Report.write(Path.of("target/look"), FixtureStudy.ofSize(10_000));
  }
}
