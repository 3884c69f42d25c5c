package org.disentangle.report.page;

import java.util.List;
import java.util.Optional;
import org.disentangle.page.Page;
import org.disentangle.page.Resource;
import org.disentangle.report.page.chart.ChartData;
import org.disentangle.report.page.chart.MatchingMap;
import org.disentangle.report.page.table.PageTable;
import org.disentangle.report.table.DataFiles.DataFile;

/**
 * The page's content in the order of its template; the page replaces absent parts by a sentence.
 *
 * @param title of the page
 * @param opening an overview in a sentence or two
 * @param summary how disentangled the codes are, one paragraph
 * @param best the run that is shown first
 * @param measuredOn the images of the measurements; empty for tables of an earlier version without
 *     them
 * @param inputs the files of codes of other programs; empty for a report of models
 * @param claims the study's claims and their verdicts
 * @param provenance how the runs were made
 * @param measures all measures of all runs
 * @param losses the loss table
 * @param hasHistory whether there are loss curves
 * @param hasCapacities whether the KL of a run was held to a capacity
 * @param hasMonitors whether something else was watched in training
 * @param gaps the MIG table
 * @param scoreGroups every score, with chance and interval
 * @param bins the MIG by the number of bins
 * @param ranking how far models with other seeds agree
 * @param matchings which latents of the runs answer to which, one a pair
 * @param hasComponents whether there are principal components
 * @param sparsity how sparse codes are
 * @param codebooks the codebook usage of models with a codebook
 * @param runs the details of each run
 * @param explorer decoders to explore by hand
 * @param files the existing CSV files
 * @param figures the names of the PNG files
 * @param bounds the reference values that the sentences mention
 * @param factors the names of the factors, as a list in words
 * @param resources the texts inserted unchanged into the page
 */
record PageView(
    String title,
    String opening,
    String summary,
    String best,
    Optional<MeasuredOn> measuredOn,
    Optional<InputFiles> inputs,
    Optional<ClaimsView> claims,
    Optional<PageTable> provenance,
    Optional<SideBySide> measures,
    Optional<PageTable> losses,
    boolean hasHistory,
    boolean hasCapacities,
    boolean hasMonitors,
    Optional<PageTable> gaps,
    List<ScoreCard.Group> scoreGroups,
    Optional<PageTable> bins,
    Optional<PageTable> ranking,
    List<MatchingMap> matchings,
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

  /** Whether models were measured, and not only codes. */
  boolean isOfModels() {
    return inputs.isEmpty();
  }

  /** Whether latents of runs were matched. */
  boolean hasMatchings() {
    return !matchings.isEmpty();
  }

  /** Whether there are scores. */
  boolean hasScoreGroups() {
    return !scoreGroups.isEmpty();
  }

  /** Whether the findings of more than one run are shown. */
  boolean hasSeveralRuns() {
    return runs.size() > 1;
  }

  /** Whether the findings of all runs would fill the first screen. */
  boolean hasManyRuns() {
    return runs.size() > MANY;
  }

  /** Whether figures were drawn. */
  boolean hasFigures() {
    return !figures.isEmpty();
  }

  /** Style, scripts and data. */
  record Resources(String style, String libraries, List<String> scripts, String data) {
    /** In the order in which they run: the last one shows the run that others wait for. */
    private static final List<String> SCRIPTS =
        List.of(
            "elements.js",
            "study.js",
            "charts.js",
            "legend.js",
            "multiples.js",
            "saving.js",
            "traversals.js",
            "explorer.js",
            "glance.js",
            "contents.js",
            "tables.js",
            "curves.js",
            "measures.js",
            "closely.js",
            "chooser.js",
            "filter.js");

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
          SCRIPTS.stream().map(name -> inScript(Resource.text(PageView.class, name))).toList(),
          data.toJson());
    }

    /**
     * Escapes the end tag of a script inside a library, which would end the library's own element.
     */
    private static String inScript(String script) {
      return script.replace("</script", "<\\/script");
    }
  }
}
