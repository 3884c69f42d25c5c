/**
 * Several processes that train one model, by TensorFlow's own collectives: each runs a gRPC server,
 * and what they compute of a step is summed over all of them. {@link
 * org.disentangle.graph.collective.Team} is what a training sees of it.
 *
 * <p>TensorFlow's servers have no notion of who may speak to them: whoever reaches such a port can
 * run graphs in the process behind it. They belong on this machine or on a network that is trusted.
 */
package org.disentangle.graph.collective;
