package org.disentangle.cli.pgm;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.cli.option.Between;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.Questions;
import org.disentangle.inquiry.RandomModel;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.reasoning.Reasoner;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.name.NameText;
import org.disentangle.pgm.separation.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code pgm}: answers questions about probabilistic graphical models. Each method with a {@link
 * Command} is a verb: it makes a {@link Question} of what was typed, and prints its {@link Answer}.
 * Verbs with many options of their own are classes.
 */
@Command(
    name = "pgm",
    description = "Answers questions about probabilistic graphical models, with the reasons.",
    subcommands = {
      PgmReportCommand.class,
      SeparateCommand.class,
      QueryCommand.class,
      ViCommand.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle pgm report configs/pgm/net1.textproto             a page",
      "  disentangle pgm separate configs/pgm/net1.textproto \"F ; D\"   a verdict",
      "  disentangle pgm query configs/pgm/asia.bif \"lung | xray=yes\"  probabilities",
      "  disentangle pgm vi --x 2                                      a fit"
    })
public final class PgmCommand implements Runnable {
  /** The states that each variable of a graph without tables is given. */
  private static final int STATES = 2;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private AnswerPrinter printer() {
    return new AnswerPrinter(spec);
  }

  @Command(
      name = "separator",
      description = {
        "Finds a set of nodes that separates two sets while no part of it does, and says of each of"
            + " its nodes what connects the two sets without it.",
        "Of a directed graph, d-separation is meant; the set lies among the ancestors of the two."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  disentangle pgm separator student.txt \"S ; D\"",
        "  disentangle pgm separator alarm.bif \"HR PAP ; VENTLUNG\""
      })
  void separator(
      @Mixin Documents documents,
      @Parameters(index = "0", paramLabel = "GRAPH", description = "The file of the graph.")
          Path file,
      @Parameters(
              index = "1",
              paramLabel = "SETS",
              description =
                  "Two sets of nodes separated by a semicolon; names are separated by blanks or commas.")
          String sets,
      @Mixin ListLimit limit) {
    GraphDocument document = documents.read(file);
    printer()
        .show(
            document,
            new Question.Separator(Statement.parse(document.graph().nodes(), sets)),
            limit.options(),
            limit.text());
  }

  @Command(
      name = "independencies",
      description = {
        "Lists the statements of independence about two single nodes that hold in a graph.",
        "They say all: sets are separated if and only if each node of one is from each of the other."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  disentangle pgm independencies student.txt",
        "  disentangle pgm independencies alarm.bif --max-given 1",
        "  disentangle pgm independencies alarm.bif --basis"
      })
  void independencies(
      @Mixin Documents documents,
      @Parameters(paramLabel = "GRAPH", description = "The file of the graph.") Path file,
      @Option(
              names = "--max-given",
              paramLabel = "N",
              defaultValue = "" + Integer.MAX_VALUE,
              description = "The largest given set that is tried (default: all other nodes).")
          @Between(least = 0, most = Integer.MAX_VALUE)
          int mostGiven,
      @Mixin ListLimit limit,
      @Option(
              names = "--basis",
              description =
                  "List one statement for each node instead, from which all others follow: each node"
                      + " is independent of its non-descendants given its parents, in an undirected"
                      + " graph of all others given its neighbours (the local Markov basis).")
          boolean basis) {
    GraphDocument document = documents.read(file);
    printer()
        .show(
            document,
            basis ? Questions.localBasis(document) : new Question.Independencies(mostGiven),
            limit.options(),
            limit.text());
  }

  @Command(
      name = "map",
      description = {
        "Says whether a graph is an I-map, a D-map, a perfect map of another over the same nodes,"
            + " with a smallest counterexample and the path that breaks it.",
        "I-map: what the candidate says holds in the other. D-map: what the other says holds in the"
            + " candidate. Perfect map: both."
      },
      footer = {"  disentangle pgm map undirected.txt directed.txt"})
  void map(
      @Mixin Documents documents,
      @Parameters(
              index = "0",
              paramLabel = "CANDIDATE",
              description = "The graph that may be a map.")
          Path candidateFile,
      @Parameters(index = "1", paramLabel = "OF", description = "What it may be a map of.")
          Path ofFile,
      @Mixin ListLimit limit) {
    GraphDocument candidate = documents.read(candidateFile).named("CANDIDATE");
    GraphDocument of = documents.read(ofFile).named("OF");
    printer().show(of, Questions.mapTest(candidate, of), limit.options(), limit.text());
  }

  @Command(
      name = "cpdag",
      description = {
        "Prints the essential graph (CPDAG) of a directed graph: which of its arcs every directed"
            + " graph with the same independencies has, and which may be reversed.",
        "An arc is compelled, a line without a head reversible."
      },
      footerHeading = "%nExamples:%n",
      footer = {"  disentangle pgm cpdag student.txt"})
  void cpdag(
      @Mixin Documents documents,
      @Parameters(paramLabel = "GRAPH", description = "The file of a directed graph.") Path file,
      @Mixin ListLimit limit) {
    GraphDocument document = documents.read(file);
    printer().show(document, Questions.essentialGraph(document), limit.options(), limit.text());
  }

  @Command(
      name = "cliques",
      description = {
        "Lists the maximal cliques of a graph, triangulates it by minimum fill, and builds the"
            + " junction tree.",
        "Of a directed graph, the moral graph is meant."
      },
      footerHeading = "%nExample:%n",
      footer = {"  disentangle pgm cliques graph.txt"})
  void cliques(
      @Mixin Documents documents,
      @Parameters(paramLabel = "GRAPH", description = "A graph.") Path file,
      @Mixin ListLimit limit) {
    GraphDocument document = undirected(documents.read(file), limit);
    printer().show(document, Questions.maximalCliques(document), limit.options(), limit.text());
    printer().print(List.of(""));
    printer().show(document, Questions.junctionTree(document), limit.options(), limit.text());
  }

  @Command(
      name = "chordal",
      description = {
        "Tells whether every cycle of four or more nodes has a chord, with a perfect elimination"
            + " order or a shortest cycle without one.",
        "Of a directed graph, the moral graph is meant."
      },
      footerHeading = "%nExample:%n",
      footer = {"  disentangle pgm chordal graph.txt"})
  void chordal(
      @Mixin Documents documents,
      @Parameters(paramLabel = "GRAPH", description = "A graph.") Path file,
      @Mixin ListLimit limit) {
    GraphDocument document = undirected(documents.read(file), limit);
    printer().show(document, Questions.chordality(document), limit.options(), limit.text());
  }

  /** Replaces a directed graph by its moral graph, and reports that. */
  private GraphDocument undirected(GraphDocument document, ListLimit limit) {
    if (!(document.graph() instanceof DirectedGraph)) {
      return document;
    }
    Answer moral = Reasoner.answer(document, Questions.moralGraph(document), limit.options());
    printer()
        .print(
            List.of(
                "The graph is directed; this is about its moral graph. "
                    + moral.conclusion().sentence(),
                ""));
    return document.moral();
  }

  @Command(
      name = "marginalise",
      description = {
        "Sums one variable out: prints the factorisation that is left, the edges or arcs that this"
            + " adds, and what happens to the partition function.",
        "The numbers come from the network's tables, or else from random ones."
      },
      footerHeading = "%nExample:%n",
      footer = {"  disentangle pgm marginalise asia.bif either"})
  void marginalise(
      @Mixin Documents documents,
      @Parameters(
              index = "0",
              paramLabel = "GRAPH",
              description = "A graph, with or without tables.")
          Path file,
      @Parameters(index = "1", paramLabel = "VARIABLE", description = "What to sum out.")
          String named,
      @Option(
              names = "--seed",
              defaultValue = "0",
              paramLabel = "N",
              description =
                  "Of the random tables, where there are none (default: ${DEFAULT-VALUE}).")
          long seed,
      @Mixin MemoryOption memory,
      @Mixin ListLimit limit) {
    GraphDocument document = documents.read(file);
    Question question = Questions.marginalisation(document, List.of(NameText.one(named)));
    printer()
        .show(
            document.model().isPresent() ? document : withRandomTables(document, seed),
            question,
            limit.options().within(memory.bytes()),
            limit.text());
  }

  /** The graph with random tables; without tables, if these would need too much memory. */
  private GraphDocument withRandomTables(GraphDocument document, long seed) {
    try {
      GraphDocument random = RandomModel.of(document, seed, STATES);
      printer().print(List.of("note: " + random.notes().get(random.notes().size() - 1)));
      return random;
    } catch (TooLargeException e) {
      printer().print(List.of("note: no numbers, as " + e.getMessage()));
      return document;
    }
  }
}
