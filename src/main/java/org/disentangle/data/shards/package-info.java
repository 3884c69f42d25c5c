/**
 * Pictures that lie within files, each with its labels: tar archives as WebDataset has them, and
 * Parquet files as the Hugging Face hub has them. {@link org.disentangle.data.shards.Shards} is the
 * collection; the Parquet format itself is read by {@code data.parquet}.
 */
package org.disentangle.data.shards;
