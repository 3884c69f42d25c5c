package org.disentangle.inquiry.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.inquiry.Inquiries;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.reasoning.Reasoner;
import org.disentangle.page.Resource;
import org.disentangle.report.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped inquiries with names that run from right to left: nothing may be turned by them. */
final class PersianNamesIT {
  /**
   * With blanks, joiners, marks, digits of both kinds, quotation marks, Latin parts; one is a digit
   * alone.
   */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("A", "فشار خون");
    NAMES.put("B", "می‌رود");
    NAMES.put("C", "متغیر۳");
    NAMES.put("D", "دما");
    NAMES.put("E", "عِلم");
    NAMES.put("F", "שמאל");
    NAMES.put("G", "בן־אדם");
    NAMES.put("I", "A-هوش");
    NAMES.put("M", "ג'ירף");
    NAMES.put("O", "٣");
    NAMES.put("S", "سن");
    NAMES.put("T", "تب");
  }

  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern LETTER = Pattern.compile("\\b[A-Z]\\b");
  private static final Pattern ISOLATED = Pattern.compile("<bdi>(.*?)</bdi>|\u2068(.*?)\u2069");
  private static final Pattern PROSE =
      Pattern.compile("(?s)<style>.*?</style>|<[^>]* dir=\"auto\">[^<]*|<[^>]*>");

  /** A label that is too long for its node; the whole of it is the node's title. */
  private static final Pattern CUT = Pattern.compile("<text [^>]*>[^<]*…[^<]*</text>");

  /** Letters from right to left, and digits that act as such. */
  private static final Pattern RIGHT_TO_LEFT = Pattern.compile("[\\p{IsArabic}\\p{IsHebrew}٣]");

  private static final String VISIT = "<pre id=\"visit\">";

  @TempDir Path folder;

  /** The inquiry of a course's network with other names; sentences of the file stay as they are. */
  private Path page(String network) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(Path.of("configs", "pgm", network + ".textproto"))) {
      boolean isSentence = line.strip().matches("(text|title|course_answer|remark|\").*");
      text.append(isSentence ? line : STRING.matcher(line).replaceAll(PersianNamesIT::renamed))
          .append('\n');
    }
    Path file = Files.writeString(folder.resolve(network + ".textproto"), text);
    Inquiry inquiry = Inquiries.read(file);
    return InquiryReport.write(folder.resolve(network), inquiry, Reasoner.answers(inquiry));
  }

  private static String renamed(MatchResult string) {
    String content = string.group(1);
    boolean isName = NAMES.containsKey(content);
    String quote = isName || !content.contains("-") ? "" : "\\\"";
    String other =
        content.equals("D") || content.equals("U")
            ? NAMES.getOrDefault(content, content)
            : LETTER
                .matcher(content)
                .replaceAll(
                    name ->
                        Matcher.quoteReplacement(
                            NAMES.containsKey(name.group())
                                ? quote + NAMES.get(name.group()) + quote
                                : name.group()));
    return Matcher.quoteReplacement("\"" + other + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"net1", "net2", "net3"})
  void everyNameOfAPageIsIsolatedAsAWhole(String network) throws IOException {
    String html = CUT.matcher(Files.readString(page(network))).replaceAll("");
    TreeSet<String> isolated = new TreeSet<>();
    String rest =
        ISOLATED
            .matcher(html)
            .replaceAll(
                found -> {
                  String name = found.group(1) == null ? found.group(2) : found.group(1);
                  isolated.add(name.replace("&#39;", "'").replace("&quot;", "\""));
                  return "";
                });
    isolated.removeAll(NAMES.values());
    assertEquals("[]", isolated.toString(), "isolated, but no name");
    Matcher outside = RIGHT_TO_LEFT.matcher(PROSE.matcher(rest).replaceAll(""));
    assertFalse(outside.find(), "a name outside of isolation");
  }

  @Test
  void cellsOfDataHaveTheNamesAlone() throws IOException {
    Path report = page("net1").getParent();
    for (String file : new String[] {"queries.csv", "paths.csv", "blankets.csv"}) {
      String text = Files.readString(report.resolve(file));
      assertFalse(text.contains("\u2068") || text.contains("<bdi>"), file);
      assertTrue(text.contains(NAMES.get("S")), file);
    }
  }

  /** In the browser: whatever comes first in a line of an answer stands further to the left. */
  @Test
  void namesStandInTheOrderInWhichTheyAreSaid() throws IOException, InterruptedException {
    Optional<Browser> browser = Browser.onThisMachine();
    assumeTrue(browser.isPresent(), Browser.ABSENT);
    Path visited = folder.resolve("visited.html");
    Files.writeString(
        visited,
        Files.readString(page("net1"))
            .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
            .replace(
                "</body>",
                "<script>const names = "
                    + new Gson().toJson(NAMES.values())
                    + ";"
                    + Resource.text(PersianNamesIT.class, "order.js")
                    + "</script></body>"));
    String document =
        browser
            .get()
            .document(
                visited, Files.createDirectory(folder.resolve("work")), "--window-size=1800,1000");
    int report = document.indexOf(VISIT);
    assertTrue(report >= 0, "the visit did not come to its end");
    JsonObject visit =
        JsonParser.parseString(
                document.substring(report + VISIT.length(), document.indexOf("</pre>", report)))
            .getAsJsonObject();
    JsonArray path = visit.getAsJsonArray("path");
    assertEquals(4, path.size(), "boxes of the nodes of the path");
    for (int i = 1; i < path.size(); i++) {
      assertTrue(path.get(i - 1).getAsDouble() < path.get(i).getAsDouble(), path.toString());
    }
    assertTrue(visit.get("pairs").getAsInt() > 200, visit.get("pairs").toString());
    assertEquals("[]", visit.get("turned").toString());
  }
}
