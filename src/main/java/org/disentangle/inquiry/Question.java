package org.disentangle.inquiry;

import java.util.List;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.separation.Statement;

/**
 * A question about a graph. It does not contain the graph and its wording; these are in {@link
 * InquiryQuestion}.
 *
 * <p>Each kind states the graphs that it can be asked about; an inquiry that was read contains no
 * other pairs.
 */
public sealed interface Question {

  /** How the joint distribution factorises over the graph; of any graph. */
  record Factorisation() implements Question {}

  /**
   * The parents, children, co-parents and Markov blanket of nodes; of a directed graph.
   *
   * @param nodes at least one, in the order they were asked for; all of the graph where none was
   *     named
   */
  record Neighbourhood(List<String> nodes) implements Question {
    /** Copies the list. */
    public Neighbourhood {
      nodes = List.copyOf(nodes);
    }
  }

  /** The moral graph, with the v-structures that marry parents; of a directed graph. */
  record MoralGraph() implements Question {}

  /** Whether the graph separates two sets given a third; of any graph. */
  record Separation(Statement statement) implements Question {}

  /**
   * All statements about two single nodes that hold in the graph; of any graph.
   *
   * @param mostGiven the largest size of a given set to try, from 0 to the number of nodes less two
   */
  record Independencies(int mostGiven) implements Question {}

  /** One statement for each node, from which all others follow; of any graph. */
  record LocalBasis() implements Question {}

  /** The maximal cliques; of an undirected graph. */
  record MaximalCliques() implements Question {}

  /**
   * The minimal separators of pairs of nodes; of an undirected graph.
   *
   * @param pairs of nodes that are not joined; all of these where none was named, in the order of
   *     the nodes; none if the graph is complete
   */
  record MinimalSeparators(List<Pair> pairs) implements Question {
    /** Copies the list. */
    public MinimalSeparators {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * Two nodes.
   *
   * @param one a node
   * @param other another
   */
  record Pair(String one, String other) {}

  /**
   * Whether the graph is chordal, with what proves it, and a triangulation if not; of an undirected
   * graph.
   */
  record Chordality() implements Question {}

  /** A junction tree; of an undirected graph. */
  record JunctionTree() implements Question {}

  /**
   * One set that separates two sets of nodes while no part of it does; of any graph.
   *
   * @param pair the two sets; nothing is given
   */
  record Separator(Statement pair) implements Question {}

  /**
   * The essential graph: what all directed graphs have in common that have the same independencies;
   * of a directed graph.
   */
  record EssentialGraph() implements Question {}

  /**
   * Whether a graph is an I-map, a D-map, a perfect map of the graph that the question is asked of;
   * of any two graphs over the same nodes.
   *
   * @param candidate the graph that is perhaps a map
   */
  record MapTest(GraphDocument candidate) implements Question {}

  /** The distribution of variables given evidence; of a graph with tables. */
  record Posterior(Query query) implements Question {}

  /**
   * The most probable joint state of all variables; of a graph with tables.
   *
   * @param evidence what is known; may be empty
   */
  record MostProbable(List<Setting> evidence) implements Question {
    /** Copies the list. */
    public MostProbable {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * The most probable joint state of some variables, the others summed out; of a graph with tables.
   */
  record MarginalMap(Query query) implements Question {}

  /** The sum of the product of all tables over all joint states; of a graph with tables. */
  record PartitionFunction() implements Question {}

  /**
   * What is left of the graph and of its factorisation when a variable is summed out; of any graph
   * with at least two nodes.
   *
   * @param variables each summed out on its own, never together; all of the graph where none was
   *     named
   */
  record Marginalisation(List<String> variables) implements Question {
    /** Copies the list. */
    public Marginalisation {
      variables = List.copyOf(variables);
    }
  }

  /**
   * What happens when every entry of one table is multiplied by a number; of an undirected graph
   * with tables.
   *
   * @param table which one, from 0, in the order of the model's factors
   * @param by the number, positive
   */
  record Scaling(int table, double by) implements Question {}

  /**
   * Whether the conditional mutual information of every statement about two single nodes is 0 where
   * the graph says so and only there; of a graph with tables.
   *
   * @param mostGiven the largest size of a given set to try, from 0 to the number of nodes less two
   */
  record NumericCheck(int mostGiven) implements Question {}
}
