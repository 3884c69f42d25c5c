package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code components.csv}: a component of a mixture prior.
 *
 * @param share of the codes of the sample; the shares of a run sum to 1
 */
@TableFile(
    name = "components",
    sentence = "Of a prior that is a mixture: the share of the codes that falls on each component.")
public record MixtureComponentRow(String run, int component, double share) implements OfRun {}
