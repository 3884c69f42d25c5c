package org.disentangle.inquiry;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.name.NameText;
import org.disentangle.pgm.separation.IndependenceModel;
import org.disentangle.pgm.separation.Observation;
import org.disentangle.pgm.separation.Statement;

/**
 * Many questions of separation about one graph, from a CSV file with the columns x, y and z, in
 * which the names of a set are separated by blanks; a name with blanks is in double quotes within
 * its cell, or is the whole cell. Other columns may follow or precede.
 */
public final class SeparationQueries {
  private static final String ANSWER = "separated";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A row of the file and what it asks. */
  private record Query(String row, Statement statement) {}

  private final String heading;
  private final List<Query> queries;

  private SeparationQueries(String heading, List<Query> queries) {
    this.heading = heading;
    this.queries = queries;
  }

  /**
   * Reads a file.
   *
   * @param file UTF-8; blank lines are ignored
   * @param model of the graph that is asked
   * @param observation the nodes that may or must be given in its questions
   * @throws UserErrorException if the file cannot be read, lacks one of the columns or has one
   *     named {@code separated}, or a row is malformed or asks a question that the graph does not
   *     allow; the message names file and line
   */
  public static SeparationQueries read(
      Path file, IndependenceModel model, Observation observation) {
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      throw new UserErrorException(file + " is empty; its first line names the columns x, y and z");
    }
    String heading = lines.get(0).replaceFirst("^" + BYTE_ORDER_MARK, "");
    List<String> columns = CsvRow.cells(heading, file + ":1").stream().map(String::strip).toList();
    for (String column : List.of("x", "y", "z")) {
      if (columns.stream().filter(column::equals).count() != 1) {
        throw new UserErrorException(
            file
                + ":1: expected the columns x, y and z, each once, but found "
                + String.join(", ", columns));
      }
    }
    if (columns.contains(ANSWER)) {
      throw new UserErrorException(
          file + ":1: there is a column " + ANSWER + " already; remove or rename it");
    }
    List<Query> queries = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String row = lines.get(i);
      if (!row.isBlank()) {
        Statement asked = statement(row, file + ":" + (i + 1), columns, model, observation);
        queries.add(new Query(row, asked));
      }
    }
    return new SeparationQueries(heading, queries);
  }

  private static Statement statement(
      String row,
      String place,
      List<String> columns,
      IndependenceModel model,
      Observation observation) {
    List<String> cells = CsvRow.cells(row, place);
    if (cells.size() != columns.size()) {
      throw new UserErrorException(
          place
              + ": expected "
              + columns.size()
              + " cells as in the heading, but found "
              + cells.size()
              + "; separate the names of a set by blanks");
    }
    try {
      Nodes nodes = model.graph().nodes();
      return observation.applied(
          nodes,
          Statement.of(
              nodes,
              names(nodes, cells.get(columns.indexOf("x"))),
              names(nodes, cells.get(columns.indexOf("y"))),
              names(nodes, cells.get(columns.indexOf("z")))));
    } catch (UserErrorException e) {
      throw new UserErrorException(place + ": " + e.getMessage(), e);
    }
  }

  /** The names in a cell; a cell that is a name as a whole is that one. */
  private static List<String> names(Nodes nodes, String cell) {
    String whole = NameText.normalised(cell.strip());
    List<String> parts = NameText.list(cell);
    if (parts.size() < 2 || !nodes.contains(whole)) {
      return parts;
    }
    if (parts.stream().allMatch(nodes::contains)) {
      throw new UserErrorException(
          "\""
              + whole
              + "\" can be one node or "
              + parts.size()
              + " nodes; put double quotes within the cell around each name that has blanks");
    }
    return List.of(whole);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw FileErrorException.of(file + " does not exist; name a CSV file of questions", e);
    } catch (CharacterCodingException e) {
      throw FileErrorException.of(file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot read " + file + ": " + e.getMessage() + "; name a CSV file of questions", e);
    }
  }

  /** How many questions there are. */
  public int size() {
    return queries.size();
  }

  /**
   * Answers every question and writes the rows again, each with {@code true} or {@code false} in a
   * further column {@code separated}.
   *
   * @param model that the questions were read for
   * @throws UserErrorException if the file cannot be written
   */
  public void answer(IndependenceModel model, Path target, Progress progress) {
    AtomicWrite.checkFile(target);
    List<String> rows = new ArrayList<>();
    rows.add(heading + "," + ANSWER);
    for (Query query : queries) {
      rows.add(query.row() + "," + model.holds(query.statement()));
      progress.update("separating", rows.size() - 1, queries.size());
    }
    AtomicWrite.file(
        target, temporary -> Files.writeString(temporary, String.join("\n", rows) + "\n"));
  }
}
