package org.disentangle.inquiry.answer;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.disentangle.table.Schema;
import org.disentangle.table.TableFile;

/**
 * A row of a CSV file of an inquiry's report, without its first column {@code question}, the number
 * of the question that the row belongs to. Sets of names are separated by blanks.
 */
public sealed interface AnswerRow {
  /** The tables of these rows, in the order in which the page explains them. */
  List<Schema<?>> TABLES =
      Stream.of(
              Conclusion.class,
              PathNode.class,
              FactorScope.class,
              Neighbourhood.class,
              MoralEdge.class,
              Independency.class,
              EssentialArc.class,
              Clique.class,
              Separator.class,
              FillEdge.class,
              TreeLink.class,
              MapVerdict.class,
              StateProbability.class,
              MostProbableState.class,
              Elimination.class,
              Margin.class,
              ScaledTable.class,
              Information.class)
          .<Schema<?>>map(Schema::of)
          .toList();

  /** A question with its conclusion; {@code holds} is blank unless it is of yes or no. */
  @TableFile(
      name = "queries",
      sentence =
          "Every question with its verdict: holds is true or false where the question is of yes or no, answer the sentence of the page, course_answer what the course said.")
  record Conclusion(
      String graph,
      String kind,
      String text,
      String holds,
      String answer,
      String courseAnswer,
      String remark)
      implements AnswerRow {}

  /** A node on a path, and what it does there; blank of a path without inner nodes. */
  @TableFile(
      name = "paths",
      sentence =
          "The paths of questions about d-separation, one row for each node between the ends (a path without one has one row): how the arcs meet there, whether the node is observed, whether it blocks, and for an open head-to-head node the way down to the observed one. complete is false where there are more paths than are listed.")
  record PathNode(
      String statement,
      String path,
      boolean active,
      String node,
      String meeting,
      String observed,
      String blocks,
      String witness,
      String reason,
      boolean complete)
      implements AnswerRow {}

  /** A factor of the joint distribution. */
  @TableFile(
      name = "factors",
      sentence = "The factors of each factorisation: the variable and its parents, or the clique.")
  record FactorScope(String graph, String factor, String variables, String given)
      implements AnswerRow {}

  /** The neighbourhood of a node. */
  @TableFile(
      name = "blankets",
      sentence = "Parents, children, co-parents and Markov blanket of nodes.")
  record Neighbourhood(
      String graph, String node, String parents, String children, String coParents, String blanket)
      implements AnswerRow {}

  /** An edge of a moral graph. */
  @TableFile(
      name = "moral",
      sentence =
          "The edges of moral graphs; married ones with the children that the two have together.")
  record MoralEdge(String graph, String one, String other, boolean married, String children)
      implements AnswerRow {}

  /** A statement that holds. */
  @TableFile(
      name = "independencies",
      sentence =
          "The statements x ⊥ y | given about two single nodes that hold; of a basis, y may be several.")
  record Independency(String graph, String x, String y, String given) implements AnswerRow {}

  /** An arc, compelled or reversible. */
  @TableFile(
      name = "essential",
      sentence =
          "The arcs from → to; compelled is true where every directed graph with the same independencies has the arc.")
  record EssentialArc(String graph, String from, String to, boolean compelled)
      implements AnswerRow {}

  /** A clique; {@code clique} is its number, from 1. */
  @TableFile(
      name = "cliques",
      sentence =
          "Maximal cliques, and the cliques of junction trees; complete is false where there are more than are listed.")
  record Clique(String graph, String kind, int clique, String nodes, boolean complete)
      implements AnswerRow {}

  /** A minimal separator. */
  @TableFile(
      name = "separators",
      sentence =
          "Minimal separators of pairs of nodes or sets; complete is false where a pair has more than are listed, or may have them because one was asked for.")
  record Separator(String graph, String one, String other, String nodes, boolean complete)
      implements AnswerRow {}

  /** A fill edge. */
  @TableFile(name = "fill", sentence = "The edges that a triangulation adds.")
  record FillEdge(String graph, String one, String other) implements AnswerRow {}

  /** A link of a junction tree, between two numbers of cliques. */
  @TableFile(
      name = "junction_tree",
      sentence =
          "The links of junction trees: the numbers of two cliques of cliques.csv and what they share.")
  record TreeLink(String graph, int one, int other, String separator) implements AnswerRow {}

  /** A test of a map; blank after {@code holds} of a perfect map, which the two others make. */
  @TableFile(
      name = "maps",
      sentence =
          "Tests of maps: I-map means I(candidate) ⊆ I(graph), D-map I(graph) ⊆ I(candidate). A counterexample holds in the smaller side and fails in the other along the path. statements counts those of the smaller side, violations those that fail; both were counted over all statements about two single nodes where exhaustive is true.")
  record MapVerdict(
      String candidate,
      String graph,
      String map,
      boolean holds,
      String counterexample,
      String path,
      String minimal,
      OptionalLong statements,
      OptionalLong violations,
      OptionalInt searchedGiven,
      String exhaustive)
      implements AnswerRow {}

  /** A joint state and its probability. */
  @TableFile(
      name = "marginals",
      sentence = "Distributions of variables given evidence, one row for each joint state.")
  record StateProbability(
      String graph, String variables, String evidence, String states, double probability)
      implements AnswerRow {}

  /** The state of a variable in a most probable assignment. */
  @TableFile(
      name = "assignments",
      sentence = "The most probable joint states, one row for each variable.")
  record MostProbableState(String graph, String evidence, String variable, String state)
      implements AnswerRow {}

  /** A step of an elimination; {@code entries} may be more than a long holds. */
  @TableFile(
      name = "elimination",
      sentence =
          "The steps of every elimination: the scopes of the tables that are multiplied (parted by semicolons), the scope and the entries of their product, the scope that is left.")
  record Elimination(
      String graph,
      int step,
      String variable,
      String in,
      String product,
      String entries,
      String out)
      implements AnswerRow {}

  /** A variable that is summed out; partition functions may be beyond all doubles. */
  @TableFile(
      name = "marginalisations",
      sentence =
          "What summing out a variable does: the new scope, the edges or arcs that it adds, the partition function before and after, and the largest difference to the margin.")
  record Margin(
      String graph,
      String variable,
      String absorbed,
      String created,
      String added,
      String perfect,
      String zBefore,
      String zAfter,
      OptionalDouble largestDifference)
      implements AnswerRow {}

  /** A scaled table; partition functions may be beyond all doubles. */
  @TableFile(
      name = "scalings",
      sentence =
          "What multiplying a table by a number does to the partition function and the distribution.")
  record ScaledTable(
      String graph,
      String table,
      double by,
      String zBefore,
      String zAfter,
      double ratio,
      OptionalDouble largestDifference)
      implements AnswerRow {}

  /** The conditional mutual information of a statement. */
  @TableFile(
      name = "information",
      sentence =
          "Conditional mutual information in nats of every statement that was checked by numbers, and whether the graph makes it.")
  record Information(String graph, String x, String y, String given, boolean separated, double nats)
      implements AnswerRow {}
}
