/**
 * Trains one model with several processes, by TensorFlow's own collectives: each process runs a
 * gRPC server, and their parts of a step are summed over all of them. A training uses {@link
 * org.disentangle.graph.collective.Team}.
 *
 * <p>TensorFlow's servers have no access control: anyone who can reach such a port can run graphs
 * in its process. Use them only on one machine or on a trusted network.
 */
package org.disentangle.graph.collective;
