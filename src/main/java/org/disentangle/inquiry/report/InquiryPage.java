package org.disentangle.inquiry.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.RelatedReport;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.AnswerFile;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.drawing.Marks;
import org.disentangle.inquiry.drawing.Sketch;
import org.disentangle.inquiry.report.InquiryView.AnswerView;
import org.disentangle.inquiry.report.InquiryView.CellView;
import org.disentangle.inquiry.report.InquiryView.FigureView;
import org.disentangle.inquiry.report.InquiryView.FileView;
import org.disentangle.inquiry.report.InquiryView.GraphView;
import org.disentangle.inquiry.report.InquiryView.LinkView;
import org.disentangle.inquiry.report.InquiryView.SectionView;
import org.disentangle.inquiry.report.InquiryView.TableView;
import org.disentangle.page.Page;
import org.disentangle.page.ReportFolder;
import org.disentangle.page.Resource;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;

/** The HTML page of an inquiry: one file with everything in it. */
final class InquiryPage {
  /** Larger graphs are not drawn: nobody could read them. */
  private static final int MOST_DRAWN = 60;

  private int figures;

  private InquiryPage() {}

  /**
   * Writes the page down.
   *
   * @param files the CSV files beside it
   */
  static String of(Inquiry inquiry, List<Answer> answers, Collection<AnswerFile> files) {
    return Page.write(
        InquiryPage.class, "inquiry", new InquiryPage().view(inquiry, answers, files));
  }

  private InquiryView view(Inquiry inquiry, List<Answer> answers, Collection<AnswerFile> files) {
    return new InquiryView(
        inquiry.title(),
        lead(inquiry),
        inquiry.related().stream().map(InquiryPage::link).toList(),
        inquiry.graphs().stream().map(this::graph).toList(),
        answers.stream().map(this::answer).toList(),
        files.stream()
            .map(
                file ->
                    new FileView(
                        file.fileName(),
                        file.description(),
                        "question, " + String.join(", ", file.columns())))
            .toList(),
        Page.style() + Resource.text(InquiryPage.class, "inquiry.css"));
  }

  private static String lead(Inquiry inquiry) {
    int questions = inquiry.questions().size();
    int graphs = inquiry.graphs().size();
    return (questions == 1 ? "One question" : questions + " questions")
        + " about "
        + (graphs == 1 ? "one graph" : graphs + " graphs")
        + ", answered by computation: each with its verdict and how it follows.";
  }

  private static LinkView link(RelatedReport related) {
    return new LinkView("../" + related.report() + "/" + ReportFolder.PAGE, related.title());
  }

  private GraphView graph(GraphDocument document) {
    Graph graph = document.graph();
    int nodes = graph.nodes().size();
    boolean isDirected = graph instanceof DirectedGraph;
    int lines =
        graph instanceof DirectedGraph directed
            ? directed.arcs().size()
            : ((UndirectedGraph) graph).edges().size();
    String description =
        (isDirected ? "Directed, " : "Undirected, ")
            + nodes
            + " nodes, "
            + lines
            + (isDirected ? " arcs" : " edges")
            + (document.model().isPresent() ? ", with tables." : ".");
    Optional<FigureView> drawn =
        nodes > MOST_DRAWN
            ? Optional.empty()
            : Optional.of(
                figure(new Figure(Sketch.of(graph).laidOut(), Marks.none(), document.name())));
    return new GraphView(document.name(), description, document.notes(), drawn);
  }

  private AnswerView answer(Answer answer) {
    return new AnswerView(
        answer.asked().number(),
        answer.asked().graph(),
        answer.heading(),
        answer.asked().text(),
        answer.verdict().holds().map(holds -> holds ? "yes" : "no").orElse(""),
        answer.verdict().sentence(),
        answer.asked().courseAnswer(),
        answer.asked().remark(),
        answer.sections().stream().map(this::section).toList());
  }

  private SectionView section(Section section) {
    return new SectionView(
        section.heading(),
        section.steps() ? List.of() : section.sentences(),
        section.steps() ? section.sentences() : List.of(),
        section.table().filter(table -> !table.rows().isEmpty()).map(InquiryPage::table),
        section.figures().stream().map(this::figure).toList());
  }

  private static TableView table(Table table) {
    List<List<CellView>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<CellView> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(new CellView(row.get(i), table.columns().get(i).isNumber(), i == 0));
      }
      rows.add(cells);
    }
    return new TableView(table.caption(), table.columns(), rows);
  }

  /** Every figure of the page has a number, which its ids begin with. */
  private FigureView figure(Figure figure) {
    figures++;
    return new FigureView(
        figure.drawing().svg("figure-" + figures, figure.caption(), figure.marks()),
        figure.caption());
  }
}
