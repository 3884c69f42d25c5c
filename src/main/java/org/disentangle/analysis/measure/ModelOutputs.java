package org.disentangle.analysis.measure;

import java.util.Optional;

/**
 * The outputs of a model that measures are computed from; an output that the model does not give is
 * empty. Without TensorFlow: arrays and numbers.
 *
 * @param validationLoss what its training minimised, over the images that were held out
 * @param logLikelihood see the measure of that name
 * @param latents of a model whose latents are real numbers
 * @param codeMaps the codes of the sample, [n, positions], of a model with a codebook
 * @param componentShares of a model whose prior is a mixture ({@link ComponentShares}), [C]
 * @param pictures of a model that decodes what it encodes
 * @param gap the mutual information gap, where the images have factors
 * @param pixels what the decoded pixels stand for
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ModelOutputs(
    Optional<Double> validationLoss,
    Optional<Estimate> logLikelihood,
    Optional<LatentStatistics> latents,
    Optional<int[][]> codeMaps,
    Optional<double[]> componentShares,
    Optional<DecodedPictures> pictures,
    Optional<Double> gap,
    DecodedPixels pixels) {}
