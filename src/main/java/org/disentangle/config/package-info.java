/**
 * What a run is. The messages are generated from {@code src/main/proto/disentangle/config.proto},
 * which documents every field and holds every default; here they are read from protobuf text,
 * resolved (every default written out) and checked once. What leaves this package is immutable and
 * whole: no reader of a configuration asks again whether a field is set or sane.
 *
 * <p>An inquiry, questions about graphical models, has a schema of its own beside it, {@code
 * inquiry.proto}. Its words are read here, with the place of each; what graphs and questions they
 * make up is seen in {@code org.disentangle.inquiry}.
 *
 * <p>Nothing here knows images, TensorFlow or the command line.
 */
package org.disentangle.config;
