package org.disentangle.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page of Markdown says, as far as tests ask for it.
 *
 * @param file the page
 * @param codeLines the lines of its blocks of code, fenced or indented; one that ends with a
 *     backslash is joined with the next
 * @param codeSpans the pieces of code within its text
 * @param links the targets of its links and pictures, as they are written
 * @param anchors the names that links into it may end with
 */
public record MarkdownPage(
    Path file,
    List<String> codeLines,
    List<String> codeSpans,
    List<String> links,
    List<String> anchors) {
  private static final Pattern FENCE = Pattern.compile("```.*");
  private static final Pattern INDENTED = Pattern.compile(" {4}.*");
  private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");

  /** Reads a page. */
  public static MarkdownPage read(Path file) {
    try {
      return of(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page that these lines are. */
  static MarkdownPage of(Path file, List<String> lines) {
    List<String> code = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean isFenced = false;
    boolean mayIndent = true;
    for (String line : lines) {
      if (FENCE.matcher(line).matches()) {
        isFenced = !isFenced;
      } else if (isFenced || (mayIndent && INDENTED.matcher(line).matches())) {
        code.add(line.strip());
      } else {
        text.append(line).append('\n');
        // An indented line goes on with a paragraph, and begins code only after an empty line.
        mayIndent = line.isBlank();
      }
    }
    String prose = CODE_SPAN.matcher(text).replaceAll("");
    return new MarkdownPage(
        file,
        String.join("\n", code).replaceAll("\\\\\n", "").lines().toList(),
        found(CODE_SPAN, text).map(span -> span.replaceAll("\\s+", " ")).toList(),
        found(LINK, prose).toList(),
        found(ANCHOR, prose).toList());
  }

  /** Its code, in blocks and within the text. */
  public Stream<String> code() {
    return Stream.concat(codeLines.stream(), codeSpans.stream());
  }

  private static Stream<String> found(Pattern pattern, CharSequence text) {
    return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
  }
}
