package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * A number of the analyzed images that gives others a scale.
 *
 * @param reference what it is called
 * @param factor what it is of; empty where it is of no single factor
 * @param value the number
 * @param text what it is, in words
 */
@TableFile(
    name = "references",
    sentence =
        "Of the images measured on: how many there are, how many of them are different, what they cost models that know next to nothing (nats per image), and the gap of a perfect code.")
public record ReferenceRow(String reference, String factor, double value, String text) {}
