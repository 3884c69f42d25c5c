/**
 * Stores finished trials in a folder that all machines of a cluster can access: on a shared disk,
 * or on any Hadoop file system.
 */
package org.disentangle.experiment.spark.store;
