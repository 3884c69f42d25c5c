package org.disentangle.table.row;

import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * How far the latents of a model agree with those of models that differ in their seed alone.
 *
 * @param estimator {@code lasso} or {@code spearman}
 * @param value the median over the pairs
 * @param pairs how many
 */
@TableFile(
    name = "udr",
    sentence =
        "Of models that differ in their seed alone: how far their latents agree (median, lowest and highest over the other models), by Lasso and by Spearman.")
public record RankingRow(
    String run,
    String estimator,
    @Column(decimals = 3) double value,
    int pairs,
    @Column(decimals = 3) double lowest,
    @Column(decimals = 3) double highest)
    implements OfRun {}
