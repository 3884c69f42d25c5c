package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.TableFile;

/**
 * One score of one run.
 *
 * @param score its key
 * @param chance the mean with the factors shuffled, or with each latent shuffled by itself for
 *     scores without factors
 * @param low where the 95 % interval begins
 * @param high where it ends
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
