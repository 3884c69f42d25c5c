package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code pca.csv}: a principal component of the codes of a run.
 *
 * @param component from 1
 * @param eigenvalue the variance along it
 * @param explainedRatio its share of the variance
 * @param cumulative the cumulative share up to it
 */
@TableFile(name = "pca", sentence = "Principal components of the codes: variance and shares.")
public record PrincipalComponentRow(
    String run, int component, double eigenvalue, double explainedRatio, double cumulative)
    implements OfRun {}
