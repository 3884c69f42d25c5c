package org.disentangle.report.page;

import com.google.gson.Gson;
import java.util.List;
import java.util.Optional;
import org.disentangle.report.page.chart.BarStrip;
import org.disentangle.report.page.chart.HeatMap;
import org.disentangle.report.page.chart.PairMap;
import org.disentangle.report.page.chart.ValueGrid;
import org.disentangle.report.page.table.PageTable;

/**
 * The details of one run, in the order of the template; absent parts are left out.
 *
 * @param run its name
 * @param family of its model; empty if no table states it
 * @param finding what it learned, one paragraph; may be empty
 * @param remarks sentences a reader needs before its numbers: what it lacks, or that it was
 *     measured on other images than it was trained on
 * @param words what each of its latents is, {@link LatentWords}
 * @param tiles where the images lie in the picture of its traversals
 * @param card how it was made
 * @param heatMap the mutual information of its latents and the factors
 * @param pairMap which latents pairs of images do not share
 * @param latents as bars
 * @param costsLatents whether these are what the latents cost, and not how much they vary
 * @param latentTable the same in numbers
 * @param values which values its quantised latents have, and how often each is taken
 * @param activeShares which dimensions of a sparse code are used
 * @param components its principal components in numbers
 * @param hasResponses whether there are response curves to draw
 * @param hasDensities whether there are histograms to draw
 * @param hasPrincipalMap whether there are codes on the first two components
 * @param hasEmbedding whether there is a neighbour embedding
 * @param mixtureShares the shares of the components of its prior in the codes
 * @param galleries its pictures
 */
record RunView(
    String run,
    String family,
    String finding,
    List<String> remarks,
    List<String> words,
    Optional<TraversalTiles> tiles,
    Optional<ModelCard> card,
    Optional<HeatMap> heatMap,
    Optional<PairMap> pairMap,
    Optional<BarStrip> latents,
    boolean costsLatents,
    Optional<PageTable> latentTable,
    Optional<ValueGrid> values,
    Optional<BarStrip> activeShares,
    Optional<PageTable> components,
    boolean hasResponses,
    boolean hasDensities,
    boolean hasPrincipalMap,
    boolean hasEmbedding,
    Optional<BarStrip> mixtureShares,
    List<Gallery> galleries) {

  /** The words of the latents as a JSON array. */
  String wordsJson() {
    return new Gson().toJson(words);
  }

  /** Whether the picture of the traversals is in the page, and where its images lie is known. */
  boolean hasMovingTraversals() {
    return tiles.isPresent()
        && galleries.stream()
            .filter(gallery -> gallery.kind().equals(RunGalleries.TRAVERSALS))
            .flatMap(gallery -> gallery.pictures().stream())
            .anyMatch(picture -> picture.source().isPresent());
  }

  /** Whether the codes are drawn as points. */
  boolean hasMaps() {
    return hasPrincipalMap || hasEmbedding;
  }

  /** Whether there is something to say. */
  boolean hasFinding() {
    return !finding.isEmpty();
  }

  /**
   * Pictures of one kind.
   *
   * @param kind the beginning of their files' names, by which the page's script finds them
   * @param title above them
   * @param text how to read them
   * @param pictures at least one
   */
  record Gallery(String kind, String title, String text, List<Shown> pictures) {}

  /**
   * A picture.
   *
   * @param source a data URI; empty if the page has no room for it
   * @param file its path relative to the page
   * @param alt the alternative text
   * @param caption below it; may be empty
   * @param isSquare whether two fit side by side
   * @param animation the path of the animated version, relative to the page
   */
  record Shown(
      Optional<String> source,
      String file,
      String alt,
      String caption,
      boolean isSquare,
      Optional<String> animation) {}
}
