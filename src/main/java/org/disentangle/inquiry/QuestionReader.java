package org.disentangle.inquiry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.disentangle.UserErrorException;
import org.disentangle.config.EvidenceConfig;
import org.disentangle.config.LikelihoodConfig;
import org.disentangle.config.MostProbableQuestion;
import org.disentangle.config.Place;
import org.disentangle.config.QuestionConfig;
import org.disentangle.config.SeparationQuestion;
import org.disentangle.config.StatementsQuestion;
import org.disentangle.pgm.factor.Factor;
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
import org.disentangle.pgm.separation.Statement;

/** Makes one question of an inquiry, and sees that its graph can be asked it. */
final class QuestionReader {
  private final Place place;
  private final int number;
  private final List<GraphDocument> graphs;

  /**
   * @param place where the question stands
   * @param number of the question, from 1
   * @param graphs of the inquiry
   */
  QuestionReader(Place place, int number, List<GraphDocument> graphs) {
    this.place = place;
    this.number = number;
    this.graphs = graphs;
  }

  /**
   * The question.
   *
   * @throws UserErrorException with the question's place and number, if it does not fit its graph
   */
  InquiryQuestion read(QuestionConfig config) {
    return place.within(
        "question " + number + ": ",
        () -> {
          GraphDocument graph = graph(config);
          return new InquiryQuestion(
              number,
              graph.name(),
              question(config, graph),
              config.getText(),
              config.hasCourseAnswer() ? Optional.of(config.getCourseAnswer()) : Optional.empty(),
              config.hasRemark() ? Optional.of(config.getRemark()) : Optional.empty());
        });
  }

  private GraphDocument graph(QuestionConfig config) {
    if (config.hasMapTest()) {
      if (config.hasGraph()) {
        throw new UserErrorException(
            "a map test names its graphs itself, as candidate and of; leave out graph");
      }
      return graph(config.getMapTest().getOf());
    }
    if (config.hasGraph()) {
      return graph(config.getGraph());
    }
    if (graphs.size() > 1) {
      throw new UserErrorException(
          "there are several graphs: "
              + names()
              + "; say which one is asked, e.g. graph: \""
              + graphs.get(0).name()
              + "\"");
    }
    return graphs.get(0);
  }

  private GraphDocument graph(String name) {
    return graphs.stream()
        .filter(graph -> graph.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UserErrorException("there is no graph " + name + "; there are " + names()));
  }

  private String names() {
    return String.join(", ", graphs.stream().map(GraphDocument::name).toList());
  }

  private Question question(QuestionConfig config, GraphDocument document) {
    Nodes nodes = document.graph().nodes();
    return switch (config.getKindCase()) {
      case FACTORISATION -> new Question.Factorisation();
      case NEIGHBOURHOOD -> {
        directed(document);
        yield new Question.Neighbourhood(known(nodes, config.getNeighbourhood().getOfList()));
      }
      case MORAL_GRAPH -> {
        directed(document);
        yield new Question.MoralGraph();
      }
      case SEPARATION -> new Question.Separation(statement(document, config.getSeparation()));
      case INDEPENDENCIES ->
          new Question.Independencies(mostGiven(nodes, config.getIndependencies()));
      case MAXIMAL_CLIQUES -> {
        undirected(document);
        yield new Question.MaximalCliques();
      }
      case MINIMAL_SEPARATORS ->
          new Question.MinimalSeparators(
              pairs(document, config.getMinimalSeparators().getOfList()));
      case CHORDALITY -> {
        undirected(document);
        yield new Question.Chordality();
      }
      case JUNCTION_TREE -> {
        undirected(document);
        yield new Question.JunctionTree();
      }
      case MAP_TEST -> mapTest(graph(config.getMapTest().getCandidate()), document);
      case POSTERIOR ->
          new Question.Posterior(
              query(
                  document,
                  config.getPosterior().getOfList(),
                  config.getPosterior().getEvidenceList(),
                  config.getPosterior().getLikelihoodList()));
      case MOST_PROBABLE -> mostProbable(document, config.getMostProbable());
      case PARTITION_FUNCTION -> {
        model(document);
        yield new Question.PartitionFunction();
      }
      case MARGINALISATION ->
          new Question.Marginalisation(
              marginalised(nodes, config.getMarginalisation().getOfList()));
      case SCALING ->
          new Question.Scaling(
              table(document, config.getScaling().getTableList()), config.getScaling().getBy());
      case NUMERIC_CHECK -> {
        model(document);
        document.observation().requireFree("a numeric check");
        yield new Question.NumericCheck(mostGiven(nodes, config.getNumericCheck()));
      }
      case SEPARATOR ->
          new Question.Separator(
              Statement.of(
                  nodes,
                  config.getSeparator().getXList(),
                  config.getSeparator().getYList(),
                  List.of()));
      case ESSENTIAL_GRAPH -> {
        directed(document);
        yield new Question.EssentialGraph();
      }
      case KIND_NOT_SET -> throw new IllegalStateException("a required choice was not made");
    };
  }

  private static void directed(GraphDocument document) {
    if (!(document.graph() instanceof DirectedGraph)) {
      throw new UserErrorException(
          "the graph " + document.name() + " is undirected; this is asked of directed graphs");
    }
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

  private static GraphicalModel model(GraphDocument document) {
    return document
        .model()
        .orElseThrow(
            () ->
                new UserErrorException(
                    "the graph "
                        + document.name()
                        + " has no tables, which this needs; write some, or random_tables {}"));
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

  private static Statement statement(GraphDocument document, SeparationQuestion separation) {
    Nodes nodes = document.graph().nodes();
    return document
        .observation()
        .applied(
            nodes,
            Statement.of(
                nodes, separation.getXList(), separation.getYList(), separation.getGivenList()));
  }

  private static int mostGiven(Nodes nodes, StatementsQuestion statements) {
    int most = nodes.size() - 2;
    if (most < 0) {
      throw new UserErrorException("a statement needs two variables; the graph has one");
    }
    if (statements.getMostGiven() > most) {
      throw new UserErrorException(
          "most_given is "
              + statements.getMostGiven()
              + " but two of the "
              + nodes.size()
              + " variables leave only "
              + most
              + " to be given");
    }
    return statements.hasMostGiven() ? statements.getMostGiven() : most;
  }

  private static List<Question.Pair> pairs(GraphDocument document, List<String> named) {
    UndirectedGraph graph = undirected(document);
    Nodes nodes = graph.nodes();
    checkKnown(nodes, named);
    document.observation().checkAsked(named);
    BitSet given = nodes.set(document.observation().adjusted());
    if (!named.isEmpty()) {
      return List.of(pair(graph, named));
    }
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

  private static Question mapTest(GraphDocument candidate, GraphDocument of) {
    Nodes one = candidate.graph().nodes();
    Nodes other = of.graph().nodes();
    candidate.observation().requireFree("a map test");
    of.observation().requireFree("a map test");
    checkHolds(candidate.name(), one, of.name(), other);
    checkHolds(of.name(), other, candidate.name(), one);
    return new Question.MapTest(candidate.name());
  }

  private static void checkHolds(String graph, Nodes nodes, String other, Nodes others) {
    for (String name : others.names()) {
      if (!nodes.contains(name)) {
        throw new UserErrorException(
            "the graph "
                + graph
                + " has no variable "
                + name
                + ", which "
                + other
                + " has; a map is over the same variables");
      }
    }
  }

  private static Question mostProbable(GraphDocument document, MostProbableQuestion asked) {
    if (asked.getOfCount() == 0 && asked.getLikelihoodCount() == 0) {
      return new Question.MostProbable(evidence(document, asked.getEvidenceList()));
    }
    List<String> observed =
        asked.getEvidenceList().stream().map(EvidenceConfig::getVariable).toList();
    List<String> others =
        document.graph().nodes().names().stream().filter(name -> !observed.contains(name)).toList();
    return new Question.MarginalMap(
        query(
            document,
            asked.getOfCount() == 0 ? others : asked.getOfList(),
            asked.getEvidenceList(),
            asked.getLikelihoodList()));
  }

  private static Query query(
      GraphDocument document,
      List<String> targets,
      List<EvidenceConfig> given,
      List<LikelihoodConfig> seen) {
    GraphicalModel model = model(document);
    if (targets.isEmpty()) {
      throw new UserErrorException("no variable is asked for; name at least one, e.g. of: \"A\"");
    }
    checkKnown(model.graph().nodes(), targets);
    List<Setting> evidence = evidence(document, given);
    for (Setting each : evidence) {
      if (targets.contains(each.variable())) {
        throw new UserErrorException(
            each.variable() + " is asked for and given as evidence; keep one");
      }
    }
    return new Query(targets, evidence, likelihoods(model, seen));
  }

  private static List<Likelihood> likelihoods(GraphicalModel model, List<LikelihoodConfig> seen) {
    List<Likelihood> likelihoods = new ArrayList<>();
    for (LikelihoodConfig each : seen) {
      Likelihood likelihood = new Likelihood(each.getVariable(), each.getWeightList());
      likelihood.over(model.variables().get(model.graph().nodes().index(each.getVariable())));
      likelihoods.add(likelihood);
    }
    return likelihoods;
  }

  private static List<Setting> evidence(GraphDocument document, List<EvidenceConfig> given) {
    GraphicalModel model = model(document);
    Nodes nodes = model.graph().nodes();
    List<String> observed = given.stream().map(EvidenceConfig::getVariable).toList();
    checkKnown(nodes, observed);
    document.observation().checkGiven(observed);
    List<Setting> evidence = new ArrayList<>();
    for (EvidenceConfig each : given) {
      Variable variable = model.variables().get(nodes.index(each.getVariable()));
      int state = variable.index(each.getState());
      evidence.add(new Setting(variable.name(), variable.states().get(state)));
    }
    return evidence;
  }

  private static List<String> marginalised(Nodes nodes, List<String> named) {
    if (nodes.size() < 2) {
      throw new UserErrorException(
          nodes.name(0) + " is the only variable; nothing is left when it is summed out");
    }
    return known(nodes, named);
  }

  private static int table(GraphDocument document, List<String> scope) {
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
              + String.join(", ", network.factors().stream().map(Factor::toString).toList()));
    }
    return found.get(0);
  }
}
