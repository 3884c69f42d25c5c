/**
 * A thin layer over TensorFlow's {@code Ops}: layers, the register of variables, optimisers, the
 * distribution of latents, seeded noise, schedules, and the session that runs a graph. What is made
 * of them stands in the packages below: {@code pixel}, {@code autoregressive}, {@code codebook},
 * {@code sparse} and {@code collective}.
 *
 * <p>This package contains what TF-Java lacks or gets wrong: it has no layers, its framework's Adam
 * races, its variance-scaling initialisers mistake the fan of a convolution, and its savers know
 * reference variables only. Where the framework is right (activations) it is used. Nothing here
 * knows a model family, a configuration file or a set of images.
 */
package org.disentangle.graph;
