package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.TableFile;

/**
 * A row of {@code scores.csv}: one score of one run.
 *
 * @param score its key
 * @param chance the mean with the factors shuffled, or with each latent shuffled by itself for
 *     scores without factors
 * @param low the lower end of the 95 % interval
 * @param high its upper end
 */
@TableFile(
    name = "scores",
    sentence =
        "Every score of each run, with its mean over shuffled factors, or over shuffled latents where it uses no factors (chance), and a 95 % interval (low, high) over bootstrap samples of the images.")
public record ScoreRow(
    String run,
    String score,
    double value,
    OptionalDouble chance,
    OptionalDouble low,
    OptionalDouble high)
    implements OfRun {}
