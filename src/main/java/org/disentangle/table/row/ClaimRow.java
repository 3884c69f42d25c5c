package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.TableFile;

/**
 * A claim of a study and what its runs say of it. Of each of the two trials there are the name, the
 * number of runs, and over these mean, standard deviation (n − 1), least and greatest.
 *
 * @param claim its number, from 1
 * @param words as it was worded
 * @param measure what is compared
 * @param expected {@code higher} or {@code lower}
 * @param baseline what the variant is compared with
 * @param variant what the claim is about
 * @param difference of the means, variant − baseline
 * @param p of what was expected; empty if nothing could be tested
 * @param pOpposite of the opposite; likewise
 * @param verdict {@code supported}, {@code not supported} or {@code not decided}
 * @param reason why nothing could be decided; empty if the runs were able to
 */
@TableFile(
    name = "claims",
    sentence =
        "What the study claims: of each claim the means, standard deviations (n − 1), minima and maxima over the runs of both trials, the p-value of what was expected and of the opposite, and the verdict.")
public record ClaimRow(
    int claim,
    String words,
    String measure,
    String expected,
    String baseline,
    int baselineN,
    OptionalDouble baselineMean,
    OptionalDouble baselineSd,
    OptionalDouble baselineMin,
    OptionalDouble baselineMax,
    String variant,
    int variantN,
    OptionalDouble variantMean,
    OptionalDouble variantSd,
    OptionalDouble variantMin,
    OptionalDouble variantMax,
    OptionalDouble difference,
    OptionalDouble p,
    OptionalDouble pOpposite,
    String verdict,
    String reason) {}
