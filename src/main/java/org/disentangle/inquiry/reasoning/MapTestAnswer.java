package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerRow;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.independence.Counterexample;
import org.disentangle.pgm.independence.Inclusion;
import org.disentangle.pgm.independence.MapTest;
import org.disentangle.pgm.independence.PerfectCounterpart;

/** The answer whether one graph is an I-map, a D-map or a perfect map of another. */
final class MapTestAnswer {
  private MapTestAnswer() {}

  /**
   * One direction of the test: is every statement of one graph true in another?
   *
   * @param map {@code I-map} or {@code D-map}
   * @param one the name of the graph whose statements are tried
   * @param other the name of the graph in which they should hold
   */
  private record Direction(String map, String one, String other, Inclusion inclusion) {
    String inWords() {
      return "I(" + one + ") ⊆ I(" + other + ")";
    }
  }

  static Answer of(Subject subject, Question.MapTest question) {
    String candidate = question.candidate().name();
    String of = subject.name();
    MapTest test = MapTest.of(question.candidate().graph(), subject.graph());
    Direction independence = new Direction("I-map", candidate, of, test.independenceMap());
    Direction dependence = new Direction("D-map", of, candidate, test.dependenceMap());
    return new Answer(
        "Is " + candidate + " a map of " + of + "?",
        "map test",
        Conclusion.of(test.perfect(), conclusion(test, candidate, of)),
        List.of(
            section(independence, test.candidate(), test.of()),
            section(dependence, test.of(), test.candidate()),
            Section.of("Perfect map", perfect(test, candidate, of))),
        List.of(
            row(independence, candidate, of),
            row(dependence, candidate, of),
            new AnswerRow.MapVerdict(
                candidate,
                of,
                "perfect map",
                test.perfect(),
                "",
                "",
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                "")));
  }

  private static String conclusion(MapTest test, String candidate, String of) {
    return candidate
        + " is "
        + (test.independenceMap().holds() ? "an I-map" : "no I-map")
        + " and "
        + (test.dependenceMap().holds() ? "a D-map" : "no D-map")
        + " of "
        + of
        + ", so it is "
        + (test.perfect() ? "a" : "no")
        + " perfect map.";
  }

  private static Section section(Direction direction, Graph one, Graph other) {
    Inclusion inclusion = direction.inclusion();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "The question is whether "
            + direction.inWords()
            + ": whether every independence of "
            + direction.one()
            + " holds in "
            + direction.other()
            + ". It "
            + (inclusion.holds() ? "does" : "does not")
            + ".");
    sentences.add(extent(direction));
    List<Figure> figures = new ArrayList<>();
    if (inclusion.counterexample().isPresent()) {
      Counterexample found = inclusion.counterexample().get();
      sentences.add(
          (found.minimal()
                  ? "A counterexample with the smallest given set: "
                  : "A counterexample from which no single given node can be left out: ")
              + found.statement()
              + ". In "
              + direction.one()
              + ": "
              + found.holding().verdict()
              + ". In "
              + direction.other()
              + ": "
              + found.broken().verdict()
              + ".");
      figures.addAll(
          Subject.figure(
              one,
              SeparationAnswer.marks(found.holding()),
              found.statement() + " holds in " + direction.one() + "."));
      figures.addAll(
          Subject.figure(
              other,
              SeparationAnswer.marks(found.broken()),
              "It fails in " + direction.other() + "."));
    }
    return Section.of(
            direction.map() + ": " + direction.inWords() + "?", sentences.toArray(String[]::new))
        .with(figures);
  }

  /** The extent of the statements that were tested. */
  private static String extent(Direction direction) {
    Inclusion inclusion = direction.inclusion();
    if (inclusion.exhaustive()) {
      return "Of the "
          + Phrases.grouped(inclusion.statements().orElseThrow())
          + " statements about two single nodes that hold in "
          + direction.one()
          + ", "
          + (inclusion.holds() ? "none" : Phrases.grouped(inclusion.violations().orElseThrow()))
          + " fail in "
          + direction.other()
          + " (all given sets were tried).";
    }
    return "The verdict follows from the statements that imply all others; they were not counted,"
        + " as there are too many"
        + (inclusion.searchedGiven() >= 0
            ? ": given sets were tried up to "
                + Phrases.counted(inclusion.searchedGiven(), "node")
                + "."
            : ".");
  }

  /** Whether any graph of the candidate's kind could be a perfect map. */
  private static String perfect(MapTest test, String candidate, String of) {
    if (test.perfect()) {
      return candidate + " says exactly what " + of + " says about independence.";
    }
    return test.candidate() instanceof DirectedGraph == test.of() instanceof DirectedGraph
        ? "A graph of the same kind as " + of + " is its own perfect map."
        : PerfectCounterpart.of(test.of()).reason();
  }

  private static AnswerRow row(Direction direction, String candidate, String of) {
    Inclusion inclusion = direction.inclusion();
    return new AnswerRow.MapVerdict(
        candidate,
        of,
        direction.map(),
        inclusion.holds(),
        inclusion.counterexample().map(found -> found.statement().toString()).orElse(""),
        inclusion
            .counterexample()
            .map(found -> Phrases.cell(found.broken().connection()))
            .orElse(""),
        inclusion.counterexample().map(found -> Boolean.toString(found.minimal())).orElse(""),
        inclusion.statements(),
        inclusion.violations(),
        OptionalInt.of(inclusion.searchedGiven()),
        Boolean.toString(inclusion.exhaustive()));
  }
}
