package org.disentangle.documentation;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What the site has beside its pages.
 *
 * @param patterns of the files that the build copies to it
 */
record SiteFiles(List<PathMatcher> patterns) {
  /** The files that {@code pom.xml} says. */
  static SiteFiles ofPom() throws IOException {
    Element files = xml(Path.of("pom.xml")).selectFirst("execution:has(> id:containsOwn(links)) fileset");
    return new SiteFiles(
        Arrays.stream(files.attr("includes").split(","))
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList());
  }

  /** The menu's entries, without the ending {@code .html}. */
  static List<String> menu() throws IOException {
    return xml(Path.of("src", "site", "site.xml")).select("menu > item").stream()
        .map(item -> item.attr("href").replace(".html", ""))
        .toList();
  }

  /** Whether a file, or what lies in a folder, is copied. */
  boolean has(Path file) {
    Path asked = Files.isDirectory(file) ? file.resolve("index.html") : file;
    return patterns.stream().anyMatch(pattern -> pattern.matches(asked));
  }

  private static Document xml(Path file) throws IOException {
    return Jsoup.parse(Files.readString(file), Parser.xmlParser());
  }
}
