package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code udr.csv}: how far the latents of a model agree with those of models that differ
 * in their seed alone.
 *
 * @param estimator {@code lasso} or {@code spearman}
 * @param value the median over the pairs
 * @param pairs their number
 * @param chance the mean of the value with the images of each model shuffled; blank if not
 *     measured, absent in files of earlier versions
 */
@TableFile(
    name = "udr",
    sentence =
        "Of models that differ in their seed alone: how far their latents agree (median, lowest and highest over the other models), by Lasso and by Spearman, and the mean of the median over shuffled images (chance).")
public record RankingRow(
    String run,
    String estimator,
    @Column(decimals = 3) double value,
    int pairs,
    @Column(decimals = 3) double lowest,
    @Column(decimals = 3) double highest,
    @Column(mayBeAbsent = true, decimals = 3) OptionalDouble chance)
    implements OfRun {}
