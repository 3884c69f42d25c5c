/**
 * The part of Apache Parquet that pictures and their labels need: columns without repetition, data
 * pages of both versions, plain and by a dictionary, packed or not. Pages are read one by one, so
 * that a file larger than the memory can be. The structures are read by Apache's own classes; the
 * layout is that of the Parquet format, version 2.
 */
package org.disentangle.data.parquet;
