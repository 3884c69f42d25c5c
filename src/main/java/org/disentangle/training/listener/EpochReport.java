package org.disentangle.training.listener;

import java.util.Map;

/**
 * What an epoch gave: the loss and terms of the stage it belongs to, nats per image.
 *
 * @param epoch from 1
 * @param step the epoch ended with
 * @param train means over the epoch's batches, in training mode while the weights moved; among them
 *     what else the model tells of, such as a perplexity
 * @param validation in inference mode with the weights at the end; empty without a validation split
 */
public record EpochReport(
    int epoch, long step, Map<String, Double> train, Map<String, Double> validation) {}
