package org.disentangle.training.listener;

import java.util.Map;

/**
 * The report of an epoch: the loss and terms of the stage it belongs to, nats per image.
 *
 * @param epoch from 1
 * @param step the epoch ended with
 * @param train means over the epoch's batches, in training mode while the weights changed;
 *     including the model's monitors, such as a perplexity, and the weights that change
 * @param validation in inference mode with the weights at the end; empty without a validation split
 */
public record EpochReport(
    int epoch, long step, Map<String, Double> train, Map<String, Double> validation) {}
