package org.disentangle.report.page;

import java.util.List;
import java.util.Optional;
import org.disentangle.page.Page;
import org.disentangle.page.Resource;
import org.disentangle.report.table.DataFiles.DataFile;

/**
 * The page's content in the order of its template; what is absent is left out there with a
 * sentence.
 *
 * @param title of the page
 * @param opening what there is, in a sentence or two
 * @param summary how disentangled it is, one paragraph
 * @param measuredOn which images that was measured on; empty where an earlier version did not say
 * @param claims what the study claims, and what its runs say to it
 * @param provenance how the runs were made
 * @param measures all measures of all runs
 * @param losses the loss table
 * @param hasHistory whether there are loss curves
 * @param gaps the MIG table
 * @param scoreGroups every score, with chance and interval
 * @param bins the MIG by the number of bins
 * @param ranking how far models of other seeds agree
 * @param hasComponents whether there are principal components
 * @param sparsity how sparse codes are
 * @param codebooks how the models with a codebook use it
 * @param runs each run from close by
 * @param explorer decoders to move about in
 * @param files the CSV files that are there
 * @param figures the names of the PNG files
 * @param bounds the numbers that the sentences mention
 * @param factors the names of the factors, as a list in words
 * @param resources the texts put into the page as they stand
 */
record PageView(
    String title,
    String opening,
    String summary,
    Optional<MeasuredOn> measuredOn,
    Optional<ClaimsView> claims,
    Optional<PageTable> provenance,
    Optional<SideBySide> measures,
    Optional<PageTable> losses,
    boolean hasHistory,
    Optional<PageTable> gaps,
    List<ScoreCard.Group> scoreGroups,
    Optional<PageTable> bins,
    Optional<PageTable> ranking,
    boolean hasComponents,
    Optional<PageTable> sparsity,
    Optional<PageTable> codebooks,
    List<RunView> runs,
    Explorer explorer,
    List<DataFile> files,
    List<String> figures,
    Bounds bounds,
    Optional<String> factors,
    Resources resources) {
  private static final int MANY = 6;

  /** Whether scores were taken. */
  boolean hasScoreGroups() {
    return !scoreGroups.isEmpty();
  }

  /** Whether what each run learned is said of more than one. */
  boolean hasSeveralRuns() {
    return runs.size() > 1;
  }

  /** Whether what each run learned would push all else off the first screen. */
  boolean hasManyRuns() {
    return runs.size() > MANY;
  }

  /** Whether figures were drawn. */
  boolean hasFigures() {
    return !figures.isEmpty();
  }

  /** Style, scripts and data. */
  record Resources(
      String style,
      String libraries,
      String multiples,
      String script,
      String explorer,
      String data) {
    static Resources of(ChartData data) {
      return new Resources(
          Page.style() + Resource.text(PageView.class, "report.css"),
          inScript(Resource.webJar("org.webjars", "echarts", "echarts.common.min.js"))
              + "\n"
              + inScript(Resource.webJar("org.webjars.npm", "tablesort", "dist/tablesort.min.js"))
              + "\n"
              + inScript(
                  Resource.webJar(
                      "org.webjars.npm", "tablesort", "dist/sorts/tablesort.number.min.js")),
          inScript(Resource.text(PageView.class, "multiples.js")),
          inScript(Resource.text(PageView.class, "report.js")),
          inScript(Resource.text(PageView.class, "explorer.js")),
          data.toJson());
    }

    /** A library that speaks of the end of a script would end its own. */
    private static String inScript(String script) {
      return script.replace("</script", "<\\/script");
    }
  }
}
