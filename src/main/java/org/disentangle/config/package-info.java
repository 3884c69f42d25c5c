/**
 * The configuration of runs. The messages are generated from {@code
 * src/main/proto/disentangle/config.proto} and the schemas that it imports, which document every
 * field and hold every default; here they are read from protobuf text, resolved (every default
 * written out) and checked once. The results are immutable and complete: no other code needs to
 * check again whether a field is set or valid.
 *
 * <p>What is made of several runs stands below: a study in {@code study}, a sweep in {@code sweep}.
 *
 * <p>An inquiry, questions about graphical models, has its own schema next to it, {@code
 * inquiry.proto}. Its text is read here, with the place of each part; its graphs and questions are
 * built in {@code org.disentangle.inquiry}.
 *
 * <p>Nothing here reads images, or knows TensorFlow or the command line. What a network and its
 * images must have to do with each other is {@link org.disentangle.config.NetworkGeometry}.
 */
package org.disentangle.config;
