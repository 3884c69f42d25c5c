package org.disentangle.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README and the pages link to, in the repository and on the site. */
class LinksTest {
  /** Two screens, and a little for what is to come. */
  private static final int LINES_OF_THE_README = 150;

  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  private static final Pattern REPOSITORY_PATH =
      Pattern.compile("(?:.* )?((?:configs|src)/[a-zA-Z0-9_./-]+)(?:[# ].*)?");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> found = new ArrayList<>();
    SiteFiles site = SiteFiles.ofPom();
    for (MarkdownPage page : Documentation.all()) {
      for (String link : page.links()) {
        if (!link.matches("https?:.*")) {
          fault(page, link, site).ifPresent(fault -> found.add(page.file() + ": " + fault));
        }
      }
    }
    assertEquals(List.of(), found);
  }

  private static Optional<String> fault(MarkdownPage page, String link, SiteFiles site) {
    int hash = link.indexOf('#');
    String anchor = hash < 0 ? "" : link.substring(hash + 1);
    String target = hash < 0 ? link : link.substring(0, hash);
    Path top = Path.of("").toAbsolutePath();
    Path folder = page.file().toAbsolutePath().getParent();
    Path file = target.isEmpty() ? page.file() : top.relativize(folder.resolve(target).normalize());
    boolean isPage = Documentation.PAGES.equals(file.getParent());
    if (!Files.exists(file)) {
      return Optional.of(link + " leads nowhere");
    }
    if (!target.isEmpty() && !isPage && !site.has(file)) {
      return Optional.of(link + " is not copied to the site; see pom.xml, \"links\"");
    }
    if (!anchor.isEmpty() && !(isPage && MarkdownPage.read(file).anchors().contains(anchor))) {
      return Optional.of(link + ": there is no <a id=\"" + anchor + "\"></a>");
    }
    return Optional.empty();
  }

  /**
   * Paths in the text, without those that stand for several files or for a file of the reader's.
   */
  @Test
  void everyFileOfTheRepositoryThatIsNamedIsThere() throws IOException {
    List<String> found = new ArrayList<>();
    int paths = 0;
    for (MarkdownPage page : Documentation.all()) {
      for (String span : page.codeSpans()) {
        Matcher path = REPOSITORY_PATH.matcher(span);
        if (path.matches()) {
          paths++;
          if (!Files.exists(Path.of(path.group(1)))) {
            found.add(page.file() + ": " + span);
          }
        }
      }
    }
    assertTrue(paths > 20, paths + " paths");
    assertEquals(List.of(), found);
  }

  /** A test runs the examples, so a page's Java is right if it is theirs. */
  @Test
  void theJavaOfThePagesIsThatOfTheExamples() throws IOException {
    StringBuilder examples = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src", "example", "java"))) {
      for (Path file : files.sorted().toList()) {
        examples.append(Files.readString(file));
      }
    }
    int blocks = 0;
    for (MarkdownPage page : Documentation.all()) {
      Matcher java = JAVA.matcher(Files.readString(page.file()));
      while (java.find()) {
        blocks++;
        assertTrue(examples.indexOf(java.group(1)) >= 0, page.file() + ":\n" + java.group(1));
      }
    }
    assertTrue(blocks > 0);
  }

  @Test
  void noAnchorIsThereTwice() throws IOException {
    for (MarkdownPage page : Documentation.all()) {
      assertEquals(
          Set.copyOf(page.anchors()).size(), page.anchors().size(), page.file().toString());
    }
  }

  @Test
  void theMenuAndTheReadmeNameEveryPage() throws IOException {
    Set<String> pages =
        Documentation.pages().stream()
            .map(page -> page.file().getFileName().toString().replace(".md", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> menu = new TreeSet<>(SiteFiles.menu());
    assertTrue(menu.removeAll(Set.of("index", "apidocs/index", "dependencies")));
    assertEquals(pages, menu, "src/site/site.xml");
    Set<String> linked =
        MarkdownPage.read(Documentation.README).links().stream()
            .map(link -> Path.of(link.replaceFirst("#.*", "")))
            .filter(link -> Documentation.PAGES.equals(link.getParent()))
            .map(link -> link.getFileName().toString().replace(".md", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(pages, linked, "README.md");
  }

  @Test
  void theReadmeFitsOnTwoScreens() throws IOException {
    int lines = Files.readAllLines(Documentation.README).size();
    assertTrue(lines <= LINES_OF_THE_README, lines + " lines; more belongs on a page");
  }
}
