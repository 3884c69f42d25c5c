package org.disentangle.pgm.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.WorkedExamples;
import org.junit.jupiter.api.Test;

class RandomTablesTest {
  @Test
  void tablesArePositiveAndFitTheGraph() {
    BayesianNetwork network = new RandomTables(1, 3).network(WorkedExamples.directed());
    assertEquals(WorkedExamples.directed(), network.graph());
    assertEquals(81, network.factors().get(6).size(), "M has three parents");
    MarkovNetwork cliques =
        new RandomTables(1, 2)
            .network(WorkedExamples.directed().nodes().names(), WorkedExamples.CLIQUES);
    assertEquals(WorkedExamples.undirected(), cliques.graph());
    for (GraphicalModel model : new GraphicalModel[] {network, cliques}) {
      assertTrue(
          model.factors().stream()
              .allMatch(factor -> Arrays.stream(factor.values()).allMatch(entry -> entry > 0)));
    }
  }

  @Test
  void theSeedDecides() {
    Factor one = new RandomTables(5, 2).network(WorkedExamples.directed()).factors().get(6);
    Factor same = new RandomTables(5, 2).network(WorkedExamples.directed()).factors().get(6);
    Factor other = new RandomTables(6, 2).network(WorkedExamples.directed()).factors().get(6);
    assertArrayEquals(one.values(), same.values());
    assertNotEquals(one.value(0), other.value(0));
    assertThrows(IllegalArgumentException.class, () -> new RandomTables(1, 1));
  }

  @Test
  void whatIsTooLargeIsNotDrawn() {
    List<String> names = IntStream.range(0, 25).mapToObj(i -> "v" + i).toList();
    String message =
        assertThrows(
                UserErrorException.class,
                () -> new RandomTables(1, 2).network(names, List.of(names)))
            .getMessage();
    assertTrue(message.startsWith("a random table over 25 variables of 2 states (v0, v1"), message);
  }
}
