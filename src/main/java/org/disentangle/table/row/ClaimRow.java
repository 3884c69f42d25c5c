package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.TableFile;

/**
 * A row of {@code claims.csv}: a claim of a study and its test. For each of the two trials it has
 * the name, the number of runs, and over these the mean, standard deviation (n − 1), least and
 * greatest value.
 *
 * @param claim its number, from 1
 * @param words the text of the claim
 * @param measure the compared measure
 * @param expected {@code higher} or {@code lower}
 * @param baseline the trial that the variant is compared with
 * @param variant the trial that the claim is about
 * @param difference of the means, variant − baseline
 * @param p of the expected direction; empty if there was no test
 * @param pOpposite of the opposite direction; likewise
 * @param verdict {@code supported}, {@code not supported} or {@code not decided}
 * @param reason why there was no test; empty if there was one
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
