/**
 * The verbs under {@code disentangle pgm}: questions about probabilistic graphical models. They are
 * in {@link org.disentangle.cli.pgm.PgmCommand}, those with many options in a class {@code
 * XCommand} of their own. A verb turns its arguments into a question and prints the text of its
 * answer, in the words of the page.
 *
 * <p>What holds for {@link org.disentangle.cli} holds here: a verb's fields, method signatures and
 * static initialisers name no class of TensorFlow, Tablesaw or a logger. Of these verbs only {@code
 * vi} computes with TensorFlow at all.
 */
package org.disentangle.cli.pgm;
