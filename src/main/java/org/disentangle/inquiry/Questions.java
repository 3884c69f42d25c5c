package org.disentangle.inquiry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.name.Names;
import org.disentangle.pgm.separation.Statement;

/**
 * Makes questions about a graph, and checks that the graph allows them. Each method throws a {@link
 * UserErrorException} if it does not: the graph is of the other kind, has no tables, or lacks a
 * variable that is named.
 */
public final class Questions {
  private Questions() {}

  /** Whether a statement holds, with what is always given. */
  public static Question separation(GraphDocument document, Statement statement) {
    return new Question.Separation(
        document.observation().applied(document.graph().nodes(), statement));
  }

  /** The blankets of some variables; of all where none is named. */
  static Question neighbourhood(GraphDocument document, List<String> named) {
    return new Question.Neighbourhood(known(directed(document).nodes(), named));
  }

  /** The moral graph. */
  public static Question moralGraph(GraphDocument document) {
    directed(document);
    return new Question.MoralGraph();
  }

  /** What graphs with the same independencies have in common. */
  public static Question essentialGraph(GraphDocument document) {
    directed(document);
    return new Question.EssentialGraph();
  }

  /** One statement for each node. */
  public static Question localBasis(GraphDocument document) {
    document.observation().requireFree("a basis");
    return new Question.LocalBasis();
  }

  /** The maximal cliques. */
  public static Question maximalCliques(GraphDocument document) {
    undirected(document);
    return new Question.MaximalCliques();
  }

  /** Whether the graph is chordal. */
  public static Question chordality(GraphDocument document) {
    undirected(document);
    return new Question.Chordality();
  }

  /** A junction tree. */
  public static Question junctionTree(GraphDocument document) {
    undirected(document);
    return new Question.JunctionTree();
  }

  /** The minimal separators of two nodes; of each pair that is not joined where none is named. */
  static Question minimalSeparators(GraphDocument document, List<String> named) {
    UndirectedGraph graph = undirected(document);
    checkKnown(graph.nodes(), named);
    document.observation().checkAsked(named);
    return new Question.MinimalSeparators(
        named.isEmpty() ? apart(document, graph) : List.of(pair(graph, named)));
  }

  private static List<Question.Pair> apart(GraphDocument document, UndirectedGraph graph) {
    Nodes nodes = graph.nodes();
    BitSet given = nodes.set(document.observation().adjusted());
    List<Question.Pair> apart = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = i + 1; j < nodes.size(); j++) {
        if (!graph.adjacent(i, j) && !given.get(i) && !given.get(j)) {
          apart.add(new Question.Pair(nodes.name(i), nodes.name(j)));
        }
      }
    }
    return apart;
  }

  private static Question.Pair pair(UndirectedGraph graph, List<String> named) {
    if (named.size() != 2) {
      throw new UserErrorException(
          "minimal separators are those of two variables, not of ("
              + String.join(", ", named)
              + ")");
    }
    if (graph.adjacent(graph.nodes().index(named.get(0)), graph.nodes().index(named.get(1)))) {
      throw new UserErrorException(
          named.get(0) + " and " + named.get(1) + " are joined; nothing separates them");
    }
    return new Question.Pair(named.get(0), named.get(1));
  }

  /** Whether a graph is a map of another. */
  public static Question mapTest(GraphDocument candidate, GraphDocument of) {
    candidate.observation().requireFree("a map test");
    of.observation().requireFree("a map test");
    checkHolds(candidate, of.graph().nodes(), of.name());
    checkHolds(of, candidate.graph().nodes(), candidate.name());
    return new Question.MapTest(candidate);
  }

  private static void checkHolds(GraphDocument document, Nodes others, String other) {
    for (String name : others.names()) {
      if (!document.graph().nodes().contains(name)) {
        throw new UserErrorException(
            "the graph "
                + document.name()
                + " has no variable "
                + name
                + ", which "
                + other
                + " has; a map is over the same variables");
      }
    }
  }

  /** The distribution of variables given evidence. */
  public static Question posterior(GraphDocument document, Query query) {
    return new Question.Posterior(checked(document, query));
  }

  /**
   * The most probable joint state: of the variables that are asked for, the others summed out; of
   * all that are not observed where none is.
   */
  public static Question mostProbable(GraphDocument document, Query query) {
    if (query.targets().isEmpty() && query.likelihoods().isEmpty()) {
      return new Question.MostProbable(evidence(document, query.evidence()));
    }
    List<String> observed = query.evidence().stream().map(Setting::variable).toList();
    List<String> targets =
        query.targets().isEmpty()
            ? document.graph().nodes().names().stream()
                .filter(name -> !observed.contains(name))
                .toList()
            : query.targets();
    return new Question.MarginalMap(
        checked(document, new Query(targets, query.evidence(), query.likelihoods())));
  }

  private static Query checked(GraphDocument document, Query query) {
    GraphicalModel model = model(document);
    if (query.targets().isEmpty()) {
      throw new UserErrorException("no variable is asked for; name at least one");
    }
    checkKnown(model.graph().nodes(), query.targets());
    List<Setting> evidence = evidence(document, query.evidence());
    for (Setting each : evidence) {
      if (query.targets().contains(each.variable())) {
        throw new UserErrorException(
            each.variable() + " is asked for and given as evidence; keep one");
      }
    }
    for (Likelihood each : query.likelihoods()) {
      each.over(model.variables().get(model.graph().nodes().index(each.variable())));
    }
    return new Query(query.targets(), evidence, query.likelihoods());
  }

  private static List<Setting> evidence(GraphDocument document, List<Setting> given) {
    GraphicalModel model = model(document);
    Nodes nodes = model.graph().nodes();
    List<String> observed = given.stream().map(Setting::variable).toList();
    checkKnown(nodes, observed);
    document.observation().checkGiven(observed);
    List<Setting> evidence = new ArrayList<>();
    for (Setting each : given) {
      Variable variable = model.variables().get(nodes.index(each.variable()));
      evidence.add(
          new Setting(variable.name(), variable.states().get(variable.index(each.state()))));
    }
    return evidence;
  }

  /** The sum of the product of all tables. */
  public static Question partitionFunction(GraphDocument document) {
    model(document);
    return new Question.PartitionFunction();
  }

  /** What is left without some variables, each on its own; without each where none is named. */
  public static Question marginalisation(GraphDocument document, List<String> named) {
    Nodes nodes = document.graph().nodes();
    if (nodes.size() < 2) {
      throw new UserErrorException(
          nodes.name(0) + " is the only variable; nothing is left when it is summed out");
    }
    return new Question.Marginalisation(known(nodes, named));
  }

  /** What multiplying a table changes. */
  static Question scaling(GraphDocument document, List<String> scope, double by) {
    if (!(model(document) instanceof MarkovNetwork network)) {
      throw new UserErrorException(
          "the graph "
              + document.name()
              + " is a Bayesian network, whose rows sum to 1; a table of a Markov network is scaled");
    }
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < network.factors().size(); i++) {
      if (new TreeSet<>(network.factors().get(i).names()).equals(new TreeSet<>(scope))) {
        found.add(i);
      }
    }
    if (found.size() != 1) {
      throw new UserErrorException(
          (found.isEmpty() ? "no table is" : found.size() + " tables are")
              + " over ("
              + String.join(", ", scope)
              + "); there is "
              + Names.list(network.factors()));
    }
    return new Question.Scaling(found.get(0), by);
  }

  /** Whether the numbers agree with the independencies of the graph. */
  static Question numericCheck(GraphDocument document, int mostGiven) {
    model(document);
    document.observation().requireFree("a numeric check");
    return new Question.NumericCheck(mostGiven);
  }

  private static DirectedGraph directed(GraphDocument document) {
    if (!(document.graph() instanceof DirectedGraph graph)) {
      throw new UserErrorException(
          "the graph " + document.name() + " is undirected; this is asked of directed graphs");
    }
    return graph;
  }

  private static UndirectedGraph undirected(GraphDocument document) {
    if (!(document.graph() instanceof UndirectedGraph graph)) {
      throw new UserErrorException(
          "the graph "
              + document.name()
              + " is directed; this is asked of undirected graphs, e.g. of its moral graph: graph {"
              + " moral_of: \""
              + document.name()
              + "\" }");
    }
    return graph;
  }

  /** The tables that a question about numbers needs. */
  public static GraphicalModel model(GraphDocument document) {
    return document
        .model()
        .orElseThrow(
            () ->
                new UserErrorException(
                    "the graph "
                        + document.name()
                        + " has no tables, and this asks for numbers; give a network with tables,"
                        + " such as a BIF file, or random_tables {} in an inquiry"));
  }

  /** Those that were named, or else all. */
  private static List<String> known(Nodes nodes, List<String> named) {
    checkKnown(nodes, named);
    return named.isEmpty() ? nodes.names() : List.copyOf(named);
  }

  private static void checkKnown(Nodes nodes, List<String> named) {
    named.forEach(nodes::index);
    if (new TreeSet<>(named).size() < named.size()) {
      throw new UserErrorException(
          "a variable is named twice in (" + String.join(", ", named) + "); name it once");
    }
  }
}
