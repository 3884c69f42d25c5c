package org.disentangle.inquiry;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.pgm.format.GraphDocument;
import org.disentangle.pgm.format.GraphFormat;

/** Reads a graph from a file of any format. */
public final class GraphDocuments {
  private static final String INQUIRY = ".textproto";
  private static final long MOST_BYTES = 1L << 27;

  private GraphDocuments() {}

  /**
   * Reads a graph.
   *
   * @param file an edge list, dagitty's text, BIF, UAI, or an inquiry; of an inquiry with several
   *     graphs, one is chosen by its name behind a hash: {@code net2.textproto#U}
   * @throws UserErrorException if the file cannot be read or is not of its format (the message says
   *     where), or it holds several graphs and none of them is chosen
   */
  public static GraphDocument read(Path file) {
    Path own = file.getFileName();
    int hash = own == null ? -1 : own.toString().lastIndexOf('#');
    if (hash <= 0 || Files.exists(file)) {
      return read(file, Optional.empty());
    }
    return read(
        file.resolveSibling(own.toString().substring(0, hash)),
        Optional.of(own.toString().substring(hash + 1)));
  }

  private static GraphDocument read(Path file, Optional<String> name) {
    List<GraphDocument> graphs =
        file.toString().endsWith(INQUIRY)
            ? InquiryGraphs.read(Configurations.readInquiry(file), file)
            : List.of(readText(file));
    if (name.isEmpty() && graphs.size() == 1) {
      return graphs.get(0);
    }
    String known = String.join(", ", graphs.stream().map(GraphDocument::name).toList());
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
  static GraphDocument readText(Path file) {
    String text = text(file);
    return GraphFormat.of(file.toString(), text).read(file.toString(), text);
  }

  /** A page that came instead of a network, a pointer that stands for it: text as well. */
  private static void refuseOtherKinds(Path file) {
    FileKind.of(file)
        .ifPresent(
            kind -> {
              throw kind.refusal(
                  file, "a graph", "give an edge list, dagitty's text, BIF, UAI or an inquiry");
            });
  }

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new UserErrorException(file + " is a folder; give one file with a graph");
      }
      long bytes = Files.size(file);
      if (bytes > MOST_BYTES) {
        throw new UserErrorException(
            file + " has " + bytes + " bytes; a graph's file may have " + MOST_BYTES);
      }
      String text = Files.readString(file);
      refuseOtherKinds(file);
      // Editors on Windows put a byte order mark before the text.
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new UserErrorException("there is no file " + file, e);
    } catch (AccessDeniedException e) {
      throw new UserErrorException("no right to read the file " + file, e);
    } catch (CharacterCodingException e) {
      refuseOtherKinds(file);
      throw new UserErrorException(
          file + " is not UTF-8 text; a graph is read from text, converted to UTF-8 if need be", e);
    } catch (IOException e) {
      throw new UserErrorException("cannot read the file " + file + ": " + e.getMessage(), e);
    }
  }
}
