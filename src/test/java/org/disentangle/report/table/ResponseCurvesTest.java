package org.disentangle.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.report.table.ResponseCurves.Frame;
import org.disentangle.table.row.ResponseRow;
import org.junit.jupiter.api.Test;

class ResponseCurvesTest {
  private static ResponseRow at(int factorClass, double mean, double sd) {
    return new ResponseRow("a", 0, "scale", factorClass, mean, OptionalDouble.of(sd), 10);
  }

  private static Frame frame(ResponseRow... rows) {
    return ResponseCurves.of(List.of(rows)).frame();
  }

  @Test
  void zeroIsInTheMiddleOfNumbersOfEitherSign() {
    assertEquals(new Frame(-2.5, 2.5), frame(at(0, -2, 0.5), at(1, 1, 0.25)));
    assertEquals(new Frame(-3, 3), frame(at(0, -1, 0.5), at(1, 2.5, 0.5)));
  }

  /** Half of a frame around 0 would stay empty. */
  @Test
  void indicesStartAtTheBottom() {
    assertEquals(new Frame(0, 11), frame(at(0, 1, 0.5), at(1, 10, 1)));
    assertEquals(new Frame(-0.25, 11), frame(at(0, 0.25, 0.5), at(1, 10, 1)), "bands are not cut");
  }

  @Test
  void smallNumbersAreNotEnlargedBeyondOne() {
    assertEquals(new Frame(-1, 1), frame(at(0, -0.25, 0), at(1, 0.5, 0)));
  }
}
