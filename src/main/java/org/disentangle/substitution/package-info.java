/**
 * Faster forms of TensorFlow's operations, and how they take the operations' places when a graph is
 * run. A graph that is trained and a model that is reloaded use the same forms; what is exported
 * has the operations themselves, which other programs know.
 */
package org.disentangle.substitution;
