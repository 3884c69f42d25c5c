package org.disentangle.report.page;

import org.disentangle.analysis.score.Quantity.Group;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.report.table.ColumnTitle;

/**
 * The caption of a score on a page, from the catalogue; for a score that this version does not
 * know, only its name.
 *
 * @param group under which it is shown
 * @param title of the score
 * @param sentence the question that it answers about the codes
 * @param scale its range and which end is better
 * @param needs what it requires; empty if that is not known
 * @param high the largest value it can take; ∞ if there is none
 */
public record ScoreCaption(
    Group group, String title, String sentence, String scale, String needs, double high) {

  /** The caption of a key. */
  public static ScoreCaption of(String key) {
    return ScoreCatalogue.find(key)
        .map(
            score ->
                new ScoreCaption(
                    score.group(),
                    score.title(),
                    score.sentence(),
                    ColumnTitle.capitalized(score.scale()),
                    ScoreCatalogue.needs(key).orElse(""),
                    score.range().high()))
        .orElseGet(
            () ->
                new ScoreCaption(
                    Group.UNKNOWN,
                    ColumnTitle.heading(key),
                    "",
                    "Not explained here",
                    "",
                    Double.POSITIVE_INFINITY));
  }
}
