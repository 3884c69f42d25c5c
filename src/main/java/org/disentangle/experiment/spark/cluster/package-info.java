/**
 * A cluster of Apache Spark: how to reach it, wait for its executors, and start this program on
 * them. Code on executors needs only Java, Spark and this program's own archive, without its
 * libraries.
 *
 * <p>Only the packages below {@code experiment.spark} know Spark and Hadoop, which are not part of
 * the program: the cluster provides them.
 */
package org.disentangle.experiment.spark.cluster;
