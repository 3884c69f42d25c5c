package org.disentangle.analysis.score;

/**
 * The value of one score for one model, with its chance level and interval.
 *
 * @param score the key of a {@link Score}
 * @param value on the sample
 * @param chance the mean with the factors shuffled, or with each latent shuffled by itself for a
 *     score without factors; NaN where it was not taken
 * @param low lower end of the 95 % interval; NaN where there is none
 * @param high its upper end
 */
public record ScoreEstimate(String score, double value, double chance, double low, double high) {}
