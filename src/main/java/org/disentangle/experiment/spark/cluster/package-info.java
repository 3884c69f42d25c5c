/**
 * A cluster of Apache Spark: how to reach it, wait for its executors, and start this program on
 * them. What runs on executors needs nothing but Java, Spark and this program's own archive,
 * without its libraries.
 *
 * <p>Only the packages below {@code experiment.spark} know Spark and Hadoop, which are no part of
 * the program: who has a cluster has them.
 */
package org.disentangle.experiment.spark.cluster;
