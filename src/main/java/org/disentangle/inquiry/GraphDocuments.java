package org.disentangle.inquiry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.GraphFormat;
import org.disentangle.pgm.format.RowSums;
import org.disentangle.pgm.format.UaiEvidence;
import org.disentangle.pgm.name.NameText;

/** Reads a graph from a file of any format. */
public final class GraphDocuments {
  private static final String INQUIRY = ".textproto";

  private GraphDocuments() {}

  /**
   * Reads a graph.
   *
   * @param file a graph in any format of {@link GraphFormat}, compressed by gzip or not, or an
   *     inquiry; of an inquiry with several graphs, one is chosen by its name after a hash: {@code
   *     net2.textproto#U}
   * @throws UserErrorException if the file cannot be read or is not of its format (the message says
   *     where), or it holds several graphs and none of them is chosen
   */
  public static GraphDocument read(Path file) {
    return read(file, RowSums.CHECKED);
  }

  /**
   * Reads a graph, as {@link #read(Path)} does.
   *
   * @param sums how rows of probabilities that do not sum to 1 are treated
   */
  public static GraphDocument read(Path file, RowSums sums) {
    Path own = file.getFileName();
    int hash = own == null ? -1 : own.toString().lastIndexOf('#');
    if (hash <= 0 || Files.exists(file)) {
      return read(file, Optional.empty(), sums);
    }
    return read(
        file.resolveSibling(own.toString().substring(0, hash)),
        Optional.of(NameText.normalised(own.toString().substring(hash + 1))),
        sums);
  }

  private static GraphDocument read(Path file, Optional<String> name, RowSums sums) {
    boolean inquiry = TextFile.uncompressed(file).endsWith(INQUIRY);
    if (inquiry && !file.toString().endsWith(INQUIRY)) {
      throw new UserErrorException(file + " is a compressed inquiry; unpack it first");
    }
    List<GraphDocument> graphs =
        inquiry
            ? InquiryGraphs.read(Configurations.readInquiry(file), file, sums)
            : List.of(readText(file, sums));
    if (name.isEmpty() && graphs.size() == 1) {
      return graphs.get(0);
    }
    String known = Inquiry.names(graphs);
    if (name.isEmpty()) {
      throw new UserErrorException(
          file
              + " holds several graphs: "
              + known
              + "; choose one, as in "
              + file
              + "#"
              + graphs.get(0).name());
    }
    return graphs.stream()
        .filter(graph -> graph.name().equals(name.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new UserErrorException(
                    file + " holds no graph " + name.get() + "; it holds " + known));
  }

  /** Reads a file that holds one graph. */
  static GraphDocument readText(Path file, RowSums sums) {
    String text = TextFile.read(file);
    return GraphFormat.of(TextFile.uncompressed(file), text).read(file.toString(), text, sums);
  }

  /**
   * Reads evidence in the format of the UAI competitions ({@code .uai.evid}).
   *
   * @param model whose variables and states the numbers of the file count from 0
   * @throws UserErrorException if the file cannot be read, is not of this format, or observes a
   *     variable or state that the model does not have
   */
  public static List<Setting> readEvidence(Path file, GraphicalModel model) {
    return UaiEvidence.read(file.toString(), TextFile.read(file), model.variables());
  }
}
