/**
 * What is changed in a finished graph before TensorFlow runs it: {@link
 * org.disentangle.graph.rewriting.GraphRewriting}. The graph that is exported is not changed.
 */
package org.disentangle.graph.rewriting;
