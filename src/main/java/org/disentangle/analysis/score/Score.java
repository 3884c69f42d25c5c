package org.disentangle.analysis.score;

/**
 * One score of one model.
 *
 * @param name as in the table, e.g. {@code factor_vae}
 * @param value on the sample
 * @param chance the mean with the factors shuffled, or with each latent shuffled by itself for a
 *     score without factors; NaN where it was not taken
 * @param low lower end of the 95 % interval; NaN where there is none
 * @param high its upper end
 */
public record Score(String name, double value, double chance, double low, double high) {}
