/**
 * What a run is. The messages are generated from {@code src/main/proto/disentangle/config.proto},
 * which documents every field and holds every default; here they are read from protobuf text,
 * resolved (every default written out) and checked once. What leaves this package is immutable and
 * whole: no reader of a configuration asks again whether a field is set or sane.
 *
 * <p>Nothing here knows images, TensorFlow or the command line.
 */
package org.disentangle.config;
