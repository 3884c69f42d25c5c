package org.disentangle.report;

import java.util.List;
import java.util.Optional;
import org.disentangle.page.NumberText;
import org.disentangle.page.Page;
import org.disentangle.page.Resource;

/**
 * The page's content in the order of its template; what is absent is left out there with a
 * sentence.
 *
 * @param title of the page
 * @param summary one paragraph
 * @param claims what the study claims, and what its runs say to it
 * @param runs how the runs were made
 * @param measures all measures of all runs
 * @param losses the loss table
 * @param hasHistory whether there are loss curves
 * @param gaps the MIG table
 * @param scoreGroups every score, with chance and interval
 * @param bins the MIG by the number of bins
 * @param ranking how far models of other seeds agree
 * @param heatMaps mutual information, one per run
 * @param components principal components, one table per run
 * @param hasScores whether there is a scatter
 * @param points the most points of one run in it
 * @param latents the latents of each run as bars
 * @param latentTables the same in numbers
 * @param sparsity how sparse codes are
 * @param activeShares which dimensions of a sparse code are used, by run
 * @param reconstructions images with their reconstructions, by run
 * @param extremes the best and worst reconstructions, by run
 * @param traversals one latent after the other moved, by run
 * @param interpolations between the codes of images, by run
 * @param samples images drawn from the prior, by run
 * @param mixtures pseudo-inputs of a prior and what they decode to, by run
 * @param mixtureShares how the codes fall on the components, by run
 * @param codebooks how the models with a codebook use it
 * @param codeMaps images with their maps of codes, by run
 * @param explorer decoders to move about in
 * @param files the CSV files that are there
 * @param figures the names of the PNG files
 * @param bounds the numbers that the sentences mention
 * @param resources the texts put into the page as they stand
 */
record PageView(
    String title,
    String summary,
    Optional<ClaimsView> claims,
    Optional<PageTable> runs,
    Optional<SideBySide> measures,
    Optional<PageTable> losses,
    boolean hasHistory,
    Optional<PageTable> gaps,
    List<ScoreCard.Group> scoreGroups,
    Optional<PageTable> bins,
    Optional<PageTable> ranking,
    List<HeatMap> heatMaps,
    List<PageTable> components,
    boolean hasScores,
    int points,
    List<BarStrip> latents,
    List<PageTable> latentTables,
    Optional<PageTable> sparsity,
    List<BarStrip> activeShares,
    List<RunPicture> reconstructions,
    List<RunPicture> extremes,
    List<RunPicture> traversals,
    List<RunPicture> interpolations,
    List<RunPicture> samples,
    List<RunPicture> mixtures,
    List<BarStrip> mixtureShares,
    Optional<PageTable> codebooks,
    List<RunPicture> codeMaps,
    Explorer explorer,
    List<DataFile> files,
    List<String> figures,
    Bounds bounds,
    Resources resources) {

  /** Whether scores were taken. */
  boolean hasScoreGroups() {
    return !scoreGroups.isEmpty();
  }

  /** Whether mutual information was measured. */
  boolean hasHeatMaps() {
    return !heatMaps.isEmpty();
  }

  /** Whether there are principal components. */
  boolean hasComponents() {
    return !components.isEmpty();
  }

  /** Whether latents were measured. */
  boolean hasLatents() {
    return !latents.isEmpty();
  }

  /** Whether there are numbers of the latents. */
  boolean hasLatentTables() {
    return !latentTables.isEmpty();
  }

  /** Whether there are components of a prior. */
  boolean hasMixtures() {
    return !mixtures.isEmpty() || !mixtureShares.isEmpty();
  }

  /** Whether there are pictures of either kind. */
  boolean hasPictures() {
    return hasReconstructions() || hasSamples();
  }

  /** Whether there are reconstructions. */
  boolean hasReconstructions() {
    return !reconstructions.isEmpty();
  }

  /** Whether there are extremes. */
  boolean hasExtremes() {
    return !extremes.isEmpty();
  }

  /** Whether there are traversals. */
  boolean hasTraversals() {
    return !traversals.isEmpty();
  }

  /** Whether there are interpolations. */
  boolean hasInterpolations() {
    return !interpolations.isEmpty();
  }

  /** Whether there are samples. */
  boolean hasSamples() {
    return !samples.isEmpty();
  }

  /** Whether there are maps of codes. */
  boolean hasCodeMaps() {
    return !codeMaps.isEmpty();
  }

  /** Whether figures were drawn. */
  boolean hasFigures() {
    return !figures.isEmpty();
  }

  /**
   * A picture of one run.
   *
   * @param source a data URI
   * @param animation the same as a file that moves, beside the page
   */
  record RunPicture(String run, String source, Optional<String> animation) {}

  /** A CSV file and what is in it. */
  record DataFile(String name, String description) {}

  /** Known bounds as the sentences show them. */
  record Bounds(
      String constantRate, String pixelMean, String entropy, String chance, String ceiling) {
    static Bounds of(ReferenceNumbers reference) {
      return new Bounds(
          NumberText.rounded(reference.loss("constant_rate"), 1),
          NumberText.rounded(reference.loss("pixel_mean"), 1),
          NumberText.full(reference.loss("entropy")),
          NumberText.full(reference.gap("chance")),
          NumberText.full(reference.gap("ceiling")));
    }
  }

  /** Style, scripts and data. */
  record Resources(String style, String libraries, String script, String explorer, String data) {
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
