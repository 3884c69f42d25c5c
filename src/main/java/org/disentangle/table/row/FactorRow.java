package org.disentangle.table.row;

import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code factors.csv}: one class of a factor. The other tables name classes by their
 * index.
 *
 * @param factor its name in all tables
 * @param kind of the factor: {@code categorical}, {@code ordered}, {@code cyclic} or {@code
 *     continuous}
 * @param classIndex from 0
 * @param value of the class, in the factor's own unit; of a continuous factor, the mean of the
 *     images that are counted as one class
 * @param word what the class is called; empty where its value says it
 */
@TableFile(
    name = "factors",
    sentence =
        "What the classes of each factor mean: its kind (categorical, ordered, cyclic or continuous), and of each class the index, the value and, where there is one, the word.")
public record FactorRow(
    String factor,
    String kind,
    @Column(name = "class") int classIndex,
    double value,
    String word) {}
