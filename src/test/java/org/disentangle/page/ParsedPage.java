package org.disentangle.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Questions about a page as a browser reads it: its elements, not its markup. */
public final class ParsedPage {
  private ParsedPage() {}

  /** Reads a page. */
  public static Document read(Path file) throws IOException {
    return Jsoup.parse(file, "UTF-8");
  }

  /** The texts of the elements that a selector finds, without those of elements inside of them. */
  public static List<String> texts(Element scope, String selector) {
    return scope.select(selector).stream().map(each -> each.wholeOwnText().strip()).toList();
  }

  /** What elements show when they are pointed at. */
  public static List<String> titles(Element scope) {
    return scope.select("[title]").eachAttr("title");
  }

  /** Terms and what stands for them, in the order of the page. */
  public static List<Map.Entry<String, String>> definitions(Element scope) {
    return scope.select("dt").stream()
        .map(term -> Map.entry(term.text(), term.nextElementSibling().text()))
        .toList();
  }

  /** What a page refers to, but for what it holds itself as data. */
  public static List<String> targets(Element scope) {
    return scope.select("[src], [href]").stream()
        .map(each -> each.hasAttr("src") ? each.attr("src") : each.attr("href"))
        .filter(target -> !target.startsWith("data:"))
        .toList();
  }

  /** Whether it has scripts or style sheets that lie elsewhere, or styles that load something. */
  public static boolean loadsFromElsewhere(Document page) {
    return !page.select("script[src], link[rel=stylesheet]").isEmpty()
        || page.select("style").stream().map(Element::data).anyMatch(ParsedPage::loads)
        || page.select("[style]").eachAttr("style").stream().anyMatch(ParsedPage::loads);
  }

  private static boolean loads(String style) {
    return style.contains("@import") || style.contains("url(");
  }
}
