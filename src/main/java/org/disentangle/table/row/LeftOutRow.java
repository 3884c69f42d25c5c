package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code left_out.csv}: something that was not measured of a run.
 *
 * @param score the key of the score or measure; blank where a factor is left out of several
 * @param factor that is left out; blank where the whole score is
 * @param reason what is needed and not there, as a clause
 */
@TableFile(
    name = "left_out",
    sentence =
        "What was not measured of each run and why: scores and measures that need what the model or the images do not have, and factors that scores are computed without.")
public record LeftOutRow(String run, String score, String factor, String reason) implements OfRun {}
