package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * The single row of {@code analysis.csv}: the images of all measurements, and how they were used.
 *
 * @param source the name of the file or folder, or {@code renderer}
 * @param path as seen from the working folder; only the last name for images elsewhere
 * @param checksum SHA-256 of the images as they are kept; blank where their codes alone were at
 *     hand
 * @param images how many there are
 * @param factors each name with its number of classes
 * @param samples how many images were encoded
 * @param everyImage whether all were requested; of identical images only one may be encoded
 * @param trainSamples the number of training images of scores that train a predictor
 * @param testSamples the number of their test images
 * @param bins of each latent
 * @param seed that drew the images
 * @param version of the program
 */
@TableFile(
    name = "analysis",
    sentence =
        "On which images all this was measured (source, checksum, number, factors), how many were drawn with which seed, and every other setting of the analysis.")
public record AnalysisRow(
    String source,
    String path,
    String checksum,
    int images,
    String factors,
    int samples,
    boolean everyImage,
    int trainSamples,
    int testSamples,
    int bins,
    long seed,
    int permutations,
    int resamples,
    int likelihoodImages,
    int likelihoodDraws,
    String version) {}
