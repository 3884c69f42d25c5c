package org.disentangle.inquiry.report;

import java.util.List;
import java.util.Optional;
import org.disentangle.inquiry.InquiryQuestion;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.Table;

/**
 * The page's content in the order of its template.
 *
 * @param title of the page
 * @param lead what the page is about, in one sentence
 * @param related pages that belong to this one
 * @param graphs the graphs of the questions
 * @param answers one for each question
 * @param files the CSV files
 * @param style the style sheet
 */
record InquiryView(
    String title,
    String lead,
    List<LinkView> related,
    List<GraphView> graphs,
    List<AnswerView> answers,
    List<FileView> files,
    String style) {
  /** Whether there are such pages. */
  boolean hasRelated() {
    return !related.isEmpty();
  }

  /** A link. */
  record LinkView(String address, String title) {}

  /** A graph of the inquiry; without a figure if it is too large to be drawn. */
  record GraphView(
      String name, String description, List<String> notes, Optional<FigureView> figure) {}

  /** A drawing; {@code svg} is markup. */
  record FigureView(String svg, String caption) {}

  /** A question with its answer, whose sections are shown as far as there is room. */
  record AnswerView(InquiryQuestion question, Answer answer, List<SectionView> sections) {
    /** Whether the course is quoted or commented on. */
    boolean hasCourse() {
      return question.courseAnswer().isPresent() || question.remark().isPresent();
    }
  }

  /** A part of an answer; either paragraphs or steps are empty. */
  record SectionView(
      String heading,
      List<String> paragraphs,
      List<String> steps,
      Optional<TableView> table,
      List<FigureView> figures) {
    /** Whether there are steps. */
    boolean hasSteps() {
      return !steps.isEmpty();
    }

    /** Whether there are drawings. */
    boolean hasFigures() {
      return !figures.isEmpty();
    }
  }

  /** A table with its cells ready for the template. */
  record TableView(String caption, List<Table.Column> columns, List<List<CellView>> rows) {}

  /** A cell. */
  record CellView(String text, boolean isNumber, boolean isName) {}

  /** A CSV file; {@code columns} are separated by commas. */
  record FileView(String name, String description, String columns) {}
}
