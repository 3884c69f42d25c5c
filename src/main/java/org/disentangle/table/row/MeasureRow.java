package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code measures.csv}: one measured number of a run.
 *
 * @param model its family
 * @param measure its key
 * @param standardError over images; empty if there is none
 */
@TableFile(
    name = "measures",
    sentence =
        "Every number measured of a run as a row of its own, with its standard error over images where there is one.")
public record MeasureRow(
    String run,
    String model,
    String measure,
    double value,
    @Column(mayBeAbsent = true) OptionalDouble standardError)
    implements OfRun {}
