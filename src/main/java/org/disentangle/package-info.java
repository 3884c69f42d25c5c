/**
 * The house. Data flow one way through its rooms: {@link org.disentangle.config} says what a run
 * is, {@code data} gives the images, {@code graph} and {@code model} build TensorFlow graphs,
 * {@code training} optimises them, {@code savedmodel} writes them out. From there on only the
 * SavedModel on disk and {@link org.disentangle.contract} are known: {@code analysis} reloads and
 * measures, {@code report} draws.
 *
 * <p>This package itself holds only what every room may use: the exception for the user's mistakes,
 * writing without halves, the right to write at a place alone, and which known word a mistyped one
 * is near to.
 */
package org.disentangle;
