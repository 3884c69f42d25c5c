package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code codebook.csv}: the codebook usage of a model.
 *
 * @param model its family
 * @param codes of the codebook
 * @param height of the maps
 * @param width of the maps
 * @param inUse codes that the sample used at least once
 * @param shareInUse of all codes
 * @param perplexity of all codes of the sample
 * @param batchPerplexity the mean over the batches of the last epoch that recorded it; it depends
 *     on the batch size
 * @param prior nats per image of the learned prior over training images
 * @param uniformPrior height · width · ln codes
 */
@TableFile(
    name = "codebook",
    sentence =
        "Of models with a codebook: how many codes there are and are in use, their perplexity, and what their maps cost under the learned prior and a uniform one, in nats per image.")
public record CodebookRow(
    String run,
    String model,
    @Column(title = "β") OptionalDouble beta,
    int codes,
    int height,
    int width,
    int inUse,
    double shareInUse,
    @Column(decimals = 2) double perplexity,
    @Column(title = "Perplexity of a batch", decimals = 2) OptionalDouble batchPerplexity,
    @Column(decimals = 2) OptionalDouble prior,
    @Column(decimals = 2) double uniformPrior)
    implements OfRun {}
