/**
 * Finished trials in a folder that all machines of a cluster reach: on a shared disk, or of any
 * Hadoop file system.
 */
package org.disentangle.experiment.spark.store;
