package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A row of {@code references.csv}: a reference number of the analyzed images.
 *
 * @param reference its name
 * @param factor its factor; empty if it is not of a single factor
 * @param value the number
 * @param text its meaning, in words
 */
@TableFile(
    name = "references",
    sentence =
        "Of the images measured on: how many there are, how many of them are different, what they cost models that know next to nothing (nats per image), and the gaps of a perfect code and of one that is computed from the pictures.")
public record ReferenceRow(String reference, String factor, double value, String text) {}
