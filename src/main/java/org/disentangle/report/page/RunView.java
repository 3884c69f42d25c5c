package org.disentangle.report.page;

import java.util.List;
import java.util.Optional;

/**
 * One run from close by, in the order of its template; what is absent is left out.
 *
 * @param run its name
 * @param family of its model; empty where no table says
 * @param finding what it learned, one paragraph; may be empty
 * @param remarks sentences a reader needs before its numbers: what it lacks, or that it was
 *     measured on other images than it was trained on
 * @param card how it was made
 * @param heatMap what its latents tell about the factors
 * @param latents as bars
 * @param latentTable the same in numbers
 * @param activeShares which dimensions of a sparse code are used
 * @param components its principal components in numbers
 * @param hasResponses whether there are response curves to draw
 * @param hasDensities whether there are histograms to draw
 * @param hasPrincipalMap whether there are codes on the first two components
 * @param hasEmbedding whether there is a map of neighbours
 * @param mixtureShares how the codes fall on the components of its prior
 * @param galleries its pictures
 */
record RunView(
    String run,
    String family,
    String finding,
    List<String> remarks,
    Optional<ModelCard> card,
    Optional<HeatMap> heatMap,
    Optional<BarStrip> latents,
    Optional<PageTable> latentTable,
    Optional<BarStrip> activeShares,
    Optional<PageTable> components,
    boolean hasResponses,
    boolean hasDensities,
    boolean hasPrincipalMap,
    boolean hasEmbedding,
    Optional<BarStrip> mixtureShares,
    List<Gallery> galleries) {

  /** Whether the codes are drawn as points. */
  boolean hasMaps() {
    return hasPrincipalMap || hasEmbedding;
  }

  /** Whether there is a picture. */
  boolean hasGalleries() {
    return !galleries.isEmpty();
  }

  /** Whether there is something to say. */
  boolean hasFinding() {
    return !finding.isEmpty();
  }

  /**
   * Pictures of one kind.
   *
   * @param title over them
   * @param text how to read them
   * @param pictures at least one
   */
  record Gallery(String title, String text, List<Shown> pictures) {}

  /**
   * A picture.
   *
   * @param source a data URI; empty for one that the page has no room for
   * @param file where it lies beside the page
   * @param alt what is seen
   * @param caption below it; may be empty
   * @param isSquare whether two stand side by side
   * @param animation the same as a file that moves, beside the page
   */
  record Shown(
      Optional<String> source,
      String file,
      String alt,
      String caption,
      boolean isSquare,
      Optional<String> animation) {}
}
