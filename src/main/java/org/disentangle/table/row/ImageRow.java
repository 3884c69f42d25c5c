package org.disentangle.table.row;

import org.disentangle.table.TableFile;

/**
 * The single row of {@code images.csv}: what every image of the analysis is.
 *
 * @param height rows
 * @param width columns
 * @param channels 1 for grey, 3 for red, green and blue
 * @param values what a value can be: {@code two values}, {@code eight bits} or {@code sixteen bits}
 */
@TableFile(
    name = "images",
    sentence =
        "What every image is: its height, width and channels, and what a value can be (two values, eight bits or sixteen bits).")
public record ImageRow(int height, int width, int channels, String values) {}
