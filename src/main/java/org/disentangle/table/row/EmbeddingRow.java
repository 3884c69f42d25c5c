package org.disentangle.table.row;

import java.util.Map;
import org.disentangle.table.TableFile;

/**
 * A row of {@code embedding.csv}: a sample in the neighbour embedding of a run.
 *
 * @param sample its number, the same in every run and table
 * @param classes by factor; without those that are unknown
 */
@TableFile(
    name = "embedding",
    sentence =
        "The first 2,000 samples on a map of neighbours (UMAP) with the class index of each factor.")
public record EmbeddingRow(String run, int sample, double x, double y, Map<String, Integer> classes)
    implements Point {}
