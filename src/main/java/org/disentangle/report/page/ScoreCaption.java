package org.disentangle.report.page;

import org.disentangle.analysis.score.Quantity.Group;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.report.table.ColumnTitle;

/**
 * How a page introduces a score: as the catalogue does, or, one that this version does not know, by
 * its name alone.
 *
 * @param group what it is shown with
 * @param title what it is called
 * @param sentence what it asks of the codes
 * @param scale its range and which end is better
 * @param high the largest value it can take; ∞ if there is none
 */
record ScoreCaption(Group group, String title, String sentence, String scale, double high) {

  static ScoreCaption of(String key) {
    return ScoreCatalogue.find(key)
        .map(
            score ->
                new ScoreCaption(
                    score.group(),
                    score.title(),
                    score.sentence(),
                    score.scale(),
                    score.range().high()))
        .orElseGet(
            () ->
                new ScoreCaption(
                    Group.UNKNOWN,
                    ColumnTitle.heading(key),
                    "",
                    "not explained here",
                    Double.POSITIVE_INFINITY));
  }
}
