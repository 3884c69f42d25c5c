package org.disentangle.training.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;

class BestEpochTest {
  private static EpochReport epoch(int number, double loss) {
    return new EpochReport(number, 10L * number, Map.of(), Map.of("loss", loss));
  }

  @Test
  void theFirstOfTheLowestIsTheBest() {
    float[] now = new float[1];
    BestEpoch best = new BestEpoch(() -> Map.of("w", now.clone()), List.of(), Map.of());
    double[] losses = {5, 3, 4, 3};
    for (int i = 0; i < losses.length; i++) {
      now[0] = i + 1;
      best.epochEnded(epoch(i + 1, losses[i]));
    }
    assertEquals(2, best.epoch().orElseThrow().epoch());
    assertEquals(2, best.weights().get("w")[0]);

    List<EpochReport> history = List.of(epoch(1, 5), epoch(2, 3), epoch(3, 4), epoch(4, 3));
    BestEpoch later = new BestEpoch(() -> Map.of("w", now.clone()), history, best.kept());
    assertEquals(2, later.weights().get("w")[0]);
    now[0] = 5;
    later.epochEnded(epoch(5, 2.9));
    assertEquals(5, later.weights().get("w")[0]);
    UserErrorException lost =
        assertThrows(
            UserErrorException.class, () -> new BestEpoch(Map::of, history, Map.of("w", now)));
    assertTrue(lost.getMessage().contains("best epoch, 2:"), lost.getMessage());
  }

  @Test
  void aLossThatIsNoNumberIsTheWorst() {
    BestEpoch best = new BestEpoch(Map::of, List.of(), Map.of());
    double[] losses = {Double.NaN, 7, Double.NaN, 8};
    for (int i = 0; i < losses.length; i++) {
      best.epochEnded(epoch(i + 1, losses[i]));
    }
    assertEquals(2, best.epoch().orElseThrow().epoch());
  }
}
