package org.disentangle.inquiry.answer;

import java.util.List;

/**
 * A CSV file of a report. The first column of each is {@code question}, the number of the question
 * that a row belongs to; sets of names are separated by blanks.
 */
public enum AnswerFile {
  /** One row for each question. */
  QUERIES(
      "queries.csv",
      "Every question with its verdict: holds is true or false where the question is of yes or no,"
          + " answer the sentence of the page, course_answer what the course said.",
      "graph",
      "kind",
      "text",
      "holds",
      "answer",
      "course_answer",
      "remark"),
  /** Paths and what each inner node does. */
  PATHS(
      "paths.csv",
      "The paths of questions about d-separation, one row for each node between the ends (a path"
          + " without one has one row): how the arcs meet there, whether the node is observed,"
          + " whether it blocks, and for an open head-to-head node the way down to the observed"
          + " one. complete is false where there are more paths than are listed.",
      "statement",
      "path",
      "active",
      "node",
      "meeting",
      "observed",
      "blocks",
      "witness",
      "reason",
      "complete"),
  /** Factors of the joint distribution. */
  FACTORS(
      "factors.csv",
      "The factors of each factorisation: the variable and its parents, or the clique.",
      "graph",
      "factor",
      "variables",
      "given"),
  /** Neighbourhoods of nodes. */
  BLANKETS(
      "blankets.csv",
      "Parents, children, co-parents and Markov blanket of nodes.",
      "graph",
      "node",
      "parents",
      "children",
      "co_parents",
      "blanket"),
  /** Edges of moral graphs. */
  MORAL(
      "moral.csv",
      "The edges of moral graphs; married ones with the children that the two have together.",
      "graph",
      "one",
      "other",
      "married",
      "children"),
  /** Statements that hold. */
  INDEPENDENCIES(
      "independencies.csv",
      "The statements x ⊥ y | given about two single nodes that hold; of a basis, y may be several.",
      "graph",
      "x",
      "y",
      "given"),
  /** Compelled and reversible arcs. */
  ESSENTIAL(
      "essential.csv",
      "The arcs from → to; compelled is true where every directed graph with the same independencies"
          + " has the arc.",
      "graph",
      "from",
      "to",
      "compelled"),
  /** Cliques. */
  CLIQUES(
      "cliques.csv",
      "Maximal cliques, and the cliques of junction trees; complete is false where there are more"
          + " than are listed.",
      "graph",
      "kind",
      "clique",
      "nodes",
      "complete"),
  /** Minimal separators. */
  SEPARATORS(
      "separators.csv",
      "Minimal separators of pairs of nodes or sets; complete is false where a pair has more than"
          + " are listed, or may have them because one was asked for.",
      "graph",
      "one",
      "other",
      "nodes",
      "complete"),
  /** Fill edges. */
  FILL("fill.csv", "The edges that a triangulation adds.", "graph", "one", "other"),
  /** Edges of junction trees. */
  JUNCTION_TREE(
      "junction_tree.csv",
      "The links of junction trees: the numbers of two cliques of cliques.csv and what they share.",
      "graph",
      "one",
      "other",
      "separator"),
  /** Map tests. */
  MAPS(
      "maps.csv",
      "Tests of maps: I-map means I(candidate) ⊆ I(graph), D-map I(graph) ⊆ I(candidate). A"
          + " counterexample holds in the smaller side and fails in the other along the path."
          + " statements counts those of the smaller side, violations those that fail; both were"
          + " counted over all statements about two single nodes where exhaustive is true.",
      "candidate",
      "graph",
      "map",
      "holds",
      "counterexample",
      "path",
      "minimal",
      "statements",
      "violations",
      "searched_given",
      "exhaustive"),
  /** Distributions. */
  MARGINALS(
      "marginals.csv",
      "Distributions of variables given evidence, one row for each joint state.",
      "graph",
      "variables",
      "evidence",
      "states",
      "probability"),
  /** Most probable assignments. */
  ASSIGNMENTS(
      "assignments.csv",
      "The most probable joint states, one row for each variable.",
      "graph",
      "evidence",
      "variable",
      "state"),
  /** Elimination traces. */
  ELIMINATION(
      "elimination.csv",
      "The steps of every elimination: the scopes of the tables that are multiplied (parted by"
          + " semicolons), the scope and the entries of their product, the scope that is left.",
      "graph",
      "step",
      "variable",
      "in",
      "product",
      "entries",
      "out"),
  /** Marginalised variables. */
  MARGINALISATIONS(
      "marginalisations.csv",
      "What summing out a variable does: the new scope, the edges or arcs that it adds, the"
          + " partition function before and after, and the largest difference to the margin.",
      "graph",
      "variable",
      "absorbed",
      "created",
      "added",
      "perfect",
      "z_before",
      "z_after",
      "largest_difference"),
  /** Scaled tables. */
  SCALINGS(
      "scalings.csv",
      "What multiplying a table by a number does to the partition function and the distribution.",
      "graph",
      "table",
      "by",
      "z_before",
      "z_after",
      "ratio",
      "largest_difference"),
  /** Conditional mutual information. */
  INFORMATION(
      "information.csv",
      "Conditional mutual information in nats of every statement that was checked by numbers, and"
          + " whether the graph makes it.",
      "graph",
      "x",
      "y",
      "given",
      "separated",
      "nats");

  private static final String SEPARATOR = ",";

  private final String fileName;
  private final String description;
  // Joined to one text, as the fields of an enum should be immutable.
  private final String columns;

  AnswerFile(String fileName, String description, String... columns) {
    this.fileName = fileName;
    this.description = description;
    this.columns = String.join(SEPARATOR, columns);
  }

  /** E.g. {@code queries.csv}. */
  public String fileName() {
    return fileName;
  }

  /** A description of its content, for readers of the page. */
  public String description() {
    return description;
  }

  /** The columns without the first, {@code question}. */
  public List<String> columns() {
    return List.of(columns.split(SEPARATOR, -1));
  }
}
