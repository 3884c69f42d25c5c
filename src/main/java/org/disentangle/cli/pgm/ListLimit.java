package org.disentangle.cli.pgm;

import java.io.PrintWriter;
import java.util.List;
import org.disentangle.cli.Between;
import org.disentangle.pgm.Listing;
import picocli.CommandLine.Option;

/** How much of every list a verb prints: a screen or two, and more where it is asked for. */
final class ListLimit {
  private static final String OPTION = "--limit";

  @Option(
      names = OPTION,
      defaultValue = "100",
      paramLabel = "N",
      description =
          "How many lines of a list are printed at most; how many there are is always said"
              + " (default: ${DEFAULT-VALUE}).")
  @Between(least = 1, most = 10_000_000)
  private int most;

  /** The number. */
  int most() {
    return most;
  }

  /** Lines, and after the last that is printed what is missing. */
  void print(List<String> lines, PrintWriter out) {
    print(Listing.all(lines), out);
  }

  /** The same of a list that may have been ended before. */
  void print(Listing<String> lines, PrintWriter out) {
    lines.first(most()).listed().forEach(out::println);
    String missing = missing(lines);
    if (!missing.isEmpty()) {
      out.println("  " + missing);
    }
  }

  /** Names in a row, and what is missing. */
  String row(List<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    String shown = String.join(", ", names.subList(0, Math.min(most(), names.size())));
    String missing = missing(Listing.all(names));
    return missing.isEmpty() ? shown : shown + "; " + missing;
  }

  /** What a reader must know where not all of a list is printed; else empty. */
  String missing(Listing<?> all) {
    return all.first(most()).complete()
        ? ""
        : "the first "
            + Math.min(most(), all.listed().size())
            + " of "
            + all.count()
            + "; --limit shows more";
  }
}
