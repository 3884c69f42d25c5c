package org.disentangle.inquiry;

import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.EvidenceConfig;
import org.disentangle.config.LikelihoodConfig;
import org.disentangle.config.Place;
import org.disentangle.config.QuestionConfig;
import org.disentangle.config.StatementsQuestion;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.separation.Statement;

/** Reads one question of an inquiry. */
final class QuestionReader {
  private final Place place;
  private final int number;
  private final List<GraphDocument> graphs;

  /**
   * @param place of the question in its file
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
      return Inquiry.graph(graphs, config.getMapTest().getOf());
    }
    if (config.hasGraph()) {
      return Inquiry.graph(graphs, config.getGraph());
    }
    if (graphs.size() > 1) {
      throw new UserErrorException(
          "there are several graphs: "
              + Inquiry.names(graphs)
              + "; say which one is asked, e.g. graph: \""
              + graphs.get(0).name()
              + "\"");
    }
    return graphs.get(0);
  }

  private Question question(QuestionConfig config, GraphDocument document) {
    Nodes nodes = document.graph().nodes();
    return switch (config.getKindCase()) {
      case FACTORISATION -> new Question.Factorisation();
      case NEIGHBOURHOOD ->
          Questions.neighbourhood(document, config.getNeighbourhood().getOfList());
      case MORAL_GRAPH -> Questions.moralGraph(document);
      case SEPARATION ->
          Questions.separation(
              document,
              Statement.of(
                  nodes,
                  config.getSeparation().getXList(),
                  config.getSeparation().getYList(),
                  config.getSeparation().getGivenList()));
      case INDEPENDENCIES ->
          new Question.Independencies(mostGiven(nodes, config.getIndependencies()));
      case LOCAL_BASIS -> Questions.localBasis(document);
      case MAXIMAL_CLIQUES -> Questions.maximalCliques(document);
      case MINIMAL_SEPARATORS ->
          Questions.minimalSeparators(document, config.getMinimalSeparators().getOfList());
      case CHORDALITY -> Questions.chordality(document);
      case JUNCTION_TREE -> Questions.junctionTree(document);
      case MAP_TEST ->
          Questions.mapTest(Inquiry.graph(graphs, config.getMapTest().getCandidate()), document);
      case POSTERIOR ->
          Questions.posterior(
              document,
              query(
                  config.getPosterior().getOfList(),
                  config.getPosterior().getEvidenceList(),
                  config.getPosterior().getLikelihoodList()));
      case MOST_PROBABLE ->
          Questions.mostProbable(
              document,
              query(
                  config.getMostProbable().getOfList(),
                  config.getMostProbable().getEvidenceList(),
                  config.getMostProbable().getLikelihoodList()));
      case PARTITION_FUNCTION -> Questions.partitionFunction(document);
      case MARGINALISATION ->
          Questions.marginalisation(document, config.getMarginalisation().getOfList());
      case SCALING ->
          Questions.scaling(
              document, config.getScaling().getTableList(), config.getScaling().getBy());
      case NUMERIC_CHECK ->
          Questions.numericCheck(document, mostGiven(nodes, config.getNumericCheck()));
      case SEPARATOR ->
          new Question.Separator(
              Statement.of(
                  nodes,
                  config.getSeparator().getXList(),
                  config.getSeparator().getYList(),
                  List.of()));
      case ESSENTIAL_GRAPH -> Questions.essentialGraph(document);
      case KIND_NOT_SET -> throw new IllegalStateException("a required choice was not made");
    };
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

  private static Query query(
      List<String> targets, List<EvidenceConfig> given, List<LikelihoodConfig> seen) {
    return new Query(
        targets,
        given.stream().map(each -> new Setting(each.getVariable(), each.getState())).toList(),
        seen.stream()
            .map(each -> new Likelihood(each.getVariable(), each.getWeightList()))
            .toList());
  }
}
