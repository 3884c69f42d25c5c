package org.disentangle.data.parquet;

import java.util.Optional;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;

/**
 * Where a page of a column lies, and how it is written.
 *
 * @param offset in the file, after its header
 * @param packed its bytes in the file
 * @param bytes its bytes once unpacked
 * @param values how many rows it has, or entries of a dictionary
 * @param encoding of its values
 * @param levelBytes of its levels, which then stand before what is packed; -1 where they are packed
 *     with the values and say their length themselves
 * @param codec by which it is packed
 * @param dictionary of its column
 */
public record ParquetPage(
    long offset,
    int packed,
    int bytes,
    int values,
    Encoding encoding,
    int levelBytes,
    CompressionCodec codec,
    Optional<ParquetPage> dictionary) {}
