/**
 * The verbs under {@code disentangle pgm}: questions about probabilistic graphical models. The list
 * of them stands at {@link org.disentangle.cli.pgm.PgmCommand}; each is one small class {@code
 * XCommand} that turns its options into calls of the rooms below.
 *
 * <p>What holds for {@link org.disentangle.cli} holds here: a verb's fields, method signatures and
 * static initialisers name no class of TensorFlow, Tablesaw or a logger. Of these verbs only {@code
 * vi} computes with TensorFlow at all.
 */
package org.disentangle.cli.pgm;
