/**
 * The only thing that training and analysis share: the keys of the signatures, the names of their
 * tensors, and the run record that travels inside a SavedModel. Nothing here knows TensorFlow.
 */
package org.disentangle.contract;
