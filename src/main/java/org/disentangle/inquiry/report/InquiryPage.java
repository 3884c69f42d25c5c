package org.disentangle.inquiry.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.InquiryQuestion;
import org.disentangle.inquiry.RelatedReport;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.Cell;
import org.disentangle.inquiry.answer.Figure;
import org.disentangle.inquiry.answer.Phrases;
import org.disentangle.inquiry.answer.Section;
import org.disentangle.inquiry.answer.Table;
import org.disentangle.inquiry.drawing.Drawing;
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
import org.disentangle.pgm.Count;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.table.Schema;

/** The HTML page of an inquiry: one file with everything in it. */
final class InquiryPage {
  /** The largest number of rows shown; the other rows are only in the CSV file. */
  private static final int MOST_ROWS = 100;

  /** The largest number of small drawings shown next to each other. */
  private static final int MOST_FIGURES = 12;

  private final Map<Sketch, Drawing> drawings = new HashMap<>();
  private int figures;

  private InquiryPage() {}

  /**
   * Renders the page.
   *
   * @param tables its CSV files
   */
  static String of(
      Inquiry inquiry, List<Answer> answers, Map<Schema<?>, tech.tablesaw.api.Table> tables) {
    return Page.write(
        InquiryPage.class, "inquiry", new InquiryPage().view(inquiry, answers, tables));
  }

  private InquiryView view(
      Inquiry inquiry, List<Answer> answers, Map<Schema<?>, tech.tablesaw.api.Table> tables) {
    return new InquiryView(
        inquiry.title(),
        lead(inquiry),
        inquiry.related().stream().map(InquiryPage::link).toList(),
        inquiry.graphs().stream().map(this::graph).toList(),
        IntStream.range(0, answers.size())
            .mapToObj(i -> answer(inquiry.questions().get(i), answers.get(i)))
            .toList(),
        tables.entrySet().stream()
            .map(
                each ->
                    new FileView(
                        each.getKey().fileName(),
                        each.getKey().sentence(),
                        String.join(", ", each.getValue().columnNames())))
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
        nodes > Sketch.MOST_NODES
            ? Optional.empty()
            : Optional.of(figure(new Figure(Sketch.of(graph), Marks.none(), document.name())));
    return new GraphView(document.name(), description, document.notes(), drawn);
  }

  private AnswerView answer(InquiryQuestion question, Answer answer) {
    return new AnswerView(question, answer, answer.sections().stream().map(this::section).toList());
  }

  private SectionView section(Section section) {
    List<Figure> shown =
        section.figures().subList(0, Math.min(MOST_FIGURES, section.figures().size()));
    List<String> paragraphs = new ArrayList<>(List.of(section.background()));
    if (!section.steps()) {
      paragraphs.addAll(section.sentences());
    }
    section.table().ifPresent(table -> paragraphs.add(rest(table)));
    if (shown.size() < section.figures().size()) {
      paragraphs.add("The first " + shown.size() + " are drawn.");
    }
    paragraphs.removeIf(String::isEmpty);
    return new SectionView(
        section.heading(),
        paragraphs,
        section.steps() ? section.sentences() : List.of(),
        section.table().filter(table -> !table.rows().listed().isEmpty()).map(InquiryPage::table),
        shown.stream().map(this::figure).toList());
  }

  /** A note where the rest of a table is; empty if all of it is shown. */
  private static String rest(Table table) {
    Count count = table.rows().count();
    long shown = table.rows().first(MOST_ROWS).count().counted();
    if (shown == count.counted() && count.exact()) {
      return "";
    }
    String all = count.exact() ? "all " + count : "the first " + Phrases.grouped(count.counted());
    return "The first "
        + shown
        + " are shown"
        + table.file().map(file -> "; " + file + " has " + all).orElse(" of " + count)
        + ".";
  }

  private static TableView table(Table table) {
    List<List<CellView>> rows = new ArrayList<>();
    for (List<Cell> row : table.rows().first(MOST_ROWS).listed()) {
      List<CellView> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(new CellView(row.get(i).text(), table.columns().get(i).isNumber(), i == 0));
      }
      rows.add(cells);
    }
    return new TableView(table.caption(), table.columns(), rows);
  }

  /** Every figure of the page has a number, which its ids begin with. */
  private FigureView figure(Figure figure) {
    figures++;
    Drawing drawing = drawings.computeIfAbsent(figure.sketch(), Sketch::laidOut);
    return new FigureView(
        drawing.svg("figure-" + figures, figure.caption(), figure.marks()), figure.caption());
  }
}
