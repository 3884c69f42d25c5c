package org.disentangle.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the documentation lives: the README, and the pages that {@code mvn site} makes a site of. */
public final class Documentation {
  public static final Path README = Path.of("README.md");

  /** The folder of the pages. */
  public static final Path PAGES = Path.of("src", "site", "markdown");

  private Documentation() {}

  /** The page of a name, such as {@code tables}. */
  public static Path page(String name) {
    return PAGES.resolve(name + ".md");
  }

  /** The pages, without the README. */
  public static List<MarkdownPage> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(MarkdownPage::read)
          .toList();
    }
  }

  /** The README and the pages. */
  public static List<MarkdownPage> all() throws IOException {
    return Stream.concat(Stream.of(MarkdownPage.read(README)), pages().stream()).toList();
  }
}
