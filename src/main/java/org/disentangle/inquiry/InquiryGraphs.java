package org.disentangle.inquiry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.config.GraphConfig;
import org.disentangle.config.InquiryConfig;
import org.disentangle.config.InquiryText;
import org.disentangle.config.PathText;
import org.disentangle.config.Place;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.RowSums;
import org.disentangle.pgm.graph.DirectedGraph;

/** Makes the graphs of an inquiry. */
final class InquiryGraphs {
  private final InquiryConfig inquiry;
  private final Path file;
  private final RowSums sums;
  private final List<GraphDocument> graphs = new ArrayList<>();

  private InquiryGraphs(InquiryConfig inquiry, Path file, RowSums sums) {
    this.inquiry = inquiry;
    this.sums = sums;
    this.file = file;
  }

  /**
   * The graphs in their order.
   *
   * @param file where the inquiry was read from
   * @param sums how rows that do not sum to 1 are treated
   * @return at least one, with names that differ
   * @throws UserErrorException if there is none, or one is at fault
   */
  static List<GraphDocument> read(InquiryText text, Path file, RowSums sums) {
    InquiryGraphs reader = new InquiryGraphs(text.inquiry(), file, sums);
    for (int i = 0; i < text.inquiry().getGraphCount(); i++) {
      reader.add(text.inquiry().getGraph(i), text.place().at("graph", i));
    }
    if (reader.graphs.isEmpty()) {
      throw new UserErrorException(
          file
              + ": the inquiry has no graph; write at least one, e.g. graph { edges: \"A -> B\" }");
    }
    return List.copyOf(reader.graphs);
  }

  private void add(GraphConfig config, Place place) {
    GraphDocument document = given(config, place);
    if (config.hasName()) {
      document = document.named(config.getName());
    }
    if (config.hasRandomTables()) {
      document = RandomModel.of(document, config, place.at("random_tables"));
    }
    if (find(document.name()).isPresent()) {
      throw place.fault("there is a graph " + document.name() + " already; give each its own name");
    }
    graphs.add(document);
  }

  private Optional<GraphDocument> find(String name) {
    return graphs.stream().filter(graph -> graph.name().equals(name)).findFirst();
  }

  private GraphDocument given(GraphConfig config, Place place) {
    List<String> ways =
        Stream.of("file", "moral_of", "edges", "clique", "variable", "conditional", "potential")
            .filter(key -> has(config, key))
            .toList();
    if (ways.isEmpty()) {
      throw place.fault(
          "the graph"
              + (config.hasName() ? " " + config.getName() : "")
              + " has no variable; write edges, cliques, tables or a file");
    }
    boolean elsewhere = config.hasFile() || config.hasMoralOf();
    if (elsewhere && ways.size() > 1) {
      throw place.fault(
          "a graph is given in one way; this one has " + String.join(" and ", ways) + ": keep one");
    }
    if (config.hasFile()) {
      return fromFile(config.getFile(), place.at("file"));
    }
    return config.hasMoralOf()
        ? moral(config.getMoralOf(), place.at("moral_of"))
        : WrittenGraph.read(inquiry.getName(), config, place, sums);
  }

  private static boolean has(GraphConfig config, String key) {
    return config.getAllFields().keySet().stream().anyMatch(field -> field.getName().equals(key));
  }

  private GraphDocument fromFile(String name, Place place) {
    Path beside = PathText.beside(file, name, place.toString());
    if (!Files.exists(beside)) {
      throw place.fault("there is no file " + beside);
    }
    return GraphDocuments.readText(beside, sums);
  }

  private GraphDocument moral(String name, Place place) {
    GraphDocument directed =
        find(name)
            .orElseThrow(
                () ->
                    place.fault(
                        "there is no graph " + name + " above, whose moral graph this could be"));
    if (!(directed.graph() instanceof DirectedGraph)) {
      throw place.fault("the graph " + name + " is not directed; only such have a moral graph");
    }
    return directed.moral();
  }
}
