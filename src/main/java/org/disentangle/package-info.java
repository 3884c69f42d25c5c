/**
 * The program {@code disentangle}. Data flow one way through its packages: {@link
 * org.disentangle.config} defines a run, {@code data} gives the images, {@code graph} and {@code
 * model} build TensorFlow graphs, {@code training} optimises them, {@code savedmodel} writes them
 * out. The later packages use only the SavedModel on disk and {@link org.disentangle.contract}:
 * {@code analysis} reloads and measures, {@code report} draws.
 *
 * <p>This package itself contains only what every package may use: the exception for the user's
 * mistakes, atomic writes, file locks, and suggestions for mistyped words.
 */
package org.disentangle;
