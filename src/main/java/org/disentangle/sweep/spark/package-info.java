/**
 * Sweeps, and teams of workers that train one model, on Apache Spark. A trial is a task that starts
 * the trial's own process on an executor and puts the folder it leaves into the sweep's store, a
 * folder of any Hadoop file system; the driver holds one small row for each.
 *
 * <p>The only room that knows Spark and Hadoop, which are no part of the program: whoever has a
 * cluster has them. What runs on executors ({@link org.disentangle.sweep.spark.ExecutorTask} and
 * what it names) needs nothing but Java, Spark and this program's own archive, without its
 * libraries.
 */
package org.disentangle.sweep.spark;
