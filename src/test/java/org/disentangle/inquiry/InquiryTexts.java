package org.disentangle.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.UserErrorException;

/** Inquiries as text: small graphs, questions about them, and the file they stand in. */
final class InquiryTexts {
  static final String D = "graph { name: \"D\" edges: [\"A -> B\", \"B -> C\"] }\n";
  static final String U = "graph { name: \"U\" edges: [\"A - B\", \"B - C\"] }\n";
  static final String TABLES =
      """
      graph {
        name: "P"
        variable { name: "A" states: ["a0", "a1"] }
        variable { name: "B" states: ["b0", "b1"] }
        potential { of: ["B", "A"] values: [1, 2, 3, 4] }
        potential { of: "A" values: [1, 0] }
      }
      """;
  static final String FACTORISATION = "question { text: \"q\" factorisation {} }\n";

  private InquiryTexts() {}

  static String question(String kind) {
    return "question { text: \"q\" " + kind + " }\n";
  }

  static String about(String graph, String kind) {
    return "question { text: \"q\" graph: \"" + graph + "\" " + kind + " }\n";
  }

  /** Reads an inquiry from the file {@code inquiry.textproto}, whose first line is a title. */
  static Inquiry read(Path folder, String text) throws IOException {
    return Inquiries.read(file(folder, text));
  }

  /**
   * Reads an inquiry that is refused.
   *
   * @param sentence what is said behind the name of the file; FOLDER stands for its folder
   */
  static void assertRefused(Path folder, String text, String sentence) throws IOException {
    Path file = file(folder, text);
    assertEquals(
        file + sentence.replace("FOLDER", folder.toString()),
        assertThrows(UserErrorException.class, () -> Inquiries.read(file)).getMessage());
  }

  private static Path file(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("inquiry.textproto"), "title: \"t\"\n" + text);
  }
}
