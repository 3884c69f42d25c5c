package org.disentangle.inquiry.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.pgm.Listing;
import org.junit.jupiter.api.Test;

/** What a terminal shows of an answer. */
class AnswerTextTest {
  private static final Section STEPS = Section.steps("Proof", List.of("One.", "Two.", "Three."));

  private static Table table(int rows) {
    return Table.of("All of them", "Name", "#Size")
        .withRows(
            Listing.all(
                IntStream.rangeClosed(1, rows)
                    .mapToObj(i -> List.of(Cell.of("n" + i * i), Cell.of(Integer.toString(i * 9))))
                    .toList()));
  }

  private static String text(int most, boolean detailed, Section... sections) {
    Answer answer =
        new Answer("q", "kind", Conclusion.of(true, "It is so."), List.of(sections), List.of());
    return String.join("\n", new AnswerText(most, "--limit", detailed).lines(answer));
  }

  @Test
  void aSectionHasItsHeadingAndStepsHaveNumbers() {
    assertEquals(
        """
        It is so.

        Proof
          1. One.
          2. Two.
          3. Three.""",
        text(3, false, STEPS));
  }

  @Test
  void whatIsLeftOutIsSaid() {
    assertEquals(
        """
        It is so.

        Proof
          1. One.
          2. Two.
          the first 2 of 3; --limit shows more

        All of them
          Name  Size
          n1       9
          n4      18
          the first 2 of 4; --limit shows more""",
        text(2, false, STEPS, Section.of("").with(table(4))));
  }

  @Test
  void aSearchThatEndedEarlyIsNotAll() {
    Table found = table(2);
    Section section =
        Section.of("Found", "Two.")
            .with(found.withRows(new Listing<>(found.rows().listed(), false)));
    assertEquals(
        """
        It is so.

        Found
          Two.
          Name  Size
          n1       9
          n4      18
          the first 2 of more than 2""",
        text(9, false, section));
  }

  @Test
  void oneRowIsTurnedAndOneColumnIsAList() {
    Table statements = Table.of("Statements", "Statement").with("a ⊥ b").with("a ⊥ c");
    assertEquals(
        """
        It is so.

        All of them
          Name  n1
          Size  9

        Statements
          a ⊥ b
          a ⊥ c""",
        text(9, false, Section.of("").with(table(1)), Section.of("").with(statements)));
  }

  @Test
  void backgroundIsForThePageAndDetailForThoseWhoAsk() {
    Section section = Section.of("Trace", "Step.").explained("What a step is.").asDetail();
    assertEquals("It is so.", text(9, false, section));
    assertEquals("It is so.\n\nTrace\n  Step.", text(9, true, section));
  }

  @Test
  void aCsvFileHasEveryDigitAndTheNamesOfVariables() {
    Table table =
        new Table(
            "",
            List.of(Table.Column.ofVariable("Lung, left"), Table.Column.of("#ln Z")),
            Listing.all(List.of(List.of(Cell.of("yes"), Cell.of(1.0 / 3)))),
            Optional.empty());
    assertEquals("\"Lung, left\",ln_z\nyes,0.3333333333333333\n", table.csv());
    assertEquals("0.33333333", table.rows().listed().get(0).get(1).text());
  }
}
