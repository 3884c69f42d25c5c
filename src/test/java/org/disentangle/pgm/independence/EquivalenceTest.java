package org.disentangle.pgm.independence;

import static org.disentangle.pgm.separation.CourseGraphs.directed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.disentangle.pgm.separation.BruteForce;
import org.junit.jupiter.api.Test;

class EquivalenceTest {

  /** Reversing a diamond moves its collider; a published tool stored pairs without the collider. */
  @Test
  void aDiamondAndItsReverseDiffer() {
    Equivalence answer =
        Equivalence.of(directed("A B C D", "AB AC BD CD"), directed("A B C D", "BA CA DB DC"));
    assertFalse(answer.equivalent());
    assertEquals(List.of(), answer.edgesOfFirst());
    assertEquals(List.of(), answer.edgesOfSecond());
    assertEquals("[B → D ← C]", answer.vStructuresOfFirst().toString());
    assertEquals("[B → A ← C]", answer.vStructuresOfSecond().toString());
  }

  @Test
  void aChainMayBeTurned() {
    assertTrue(Equivalence.of(directed("a b c", "ab bc"), directed("c b a", "cb ba")).equivalent());
    Equivalence differing = Equivalence.of(directed("a b c", "ab"), directed("a b c", "bc"));
    assertFalse(differing.equivalent());
    assertEquals("[a – b]", differing.edgesOfFirst().toString());
    assertEquals("[b – c]", differing.edgesOfSecond().toString());
  }

  @Test
  void equivalentGraphsAreThoseWithTheSameStatements() {
    List<BruteForce> graphs = new ArrayList<>();
    BruteForce.allDirected(4, graphs::add);
    List<BitSet> statements = graphs.stream().map(EquivalenceTest::statements).toList();
    for (int i = 0; i < graphs.size(); i += 29) {
      for (int j = 0; j < graphs.size(); j++) {
        assertEquals(
            statements.get(i).equals(statements.get(j)),
            Equivalence.of(graphs.get(i).directedGraph(), graphs.get(j).directedGraph())
                .equivalent());
      }
    }
  }

  private static BitSet statements(BruteForce brute) {
    BitSet holding = new BitSet();
    int next = 0;
    for (int x = 0; x < brute.nodes; x++) {
      for (int y = x + 1; y < brute.nodes; y++) {
        for (int z = 0; z < 1 << brute.nodes; z++) {
          boolean disjoint = (z & (1 << x | 1 << y)) == 0;
          holding.set(next++, disjoint && brute.separated(1 << x, 1 << y, z));
        }
      }
    }
    return holding;
  }
}
