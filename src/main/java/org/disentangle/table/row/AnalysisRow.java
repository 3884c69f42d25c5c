package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * On which images everything else was measured, and how: the one row of {@code analysis.csv}.
 *
 * @param source the archive's file name, or {@code renderer}
 * @param path as seen from the working folder; only the name of an archive that lies elsewhere
 * @param checksum SHA-256 of the bit-packed images
 * @param images how many there are
 * @param factors each name with its number of classes
 * @param samples how many images were encoded
 * @param everyImage whether those are all
 * @param trainSamples how many images scores that learn something learn from
 * @param testSamples how many they are judged by
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
