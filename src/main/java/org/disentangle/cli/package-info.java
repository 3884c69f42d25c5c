/**
 * The command line: the only {@code main}, the only {@code System.exit}, the only place that
 * catches everything. Each verb is one small class {@code XCommand} that turns its options into
 * calls of the rooms below; the list of verbs stands at {@link
 * org.disentangle.cli.DisentangleCommand}. What verbs share lies below, in {@code option} and
 * {@code terminal}.
 *
 * <p>Of the verbs, only those that the arguments name are built ({@link
 * org.disentangle.cli.Program}). So that their help comes at once too, a verb's fields, method
 * signatures and static initialisers name no class of TensorFlow, Tablesaw or a logger; its {@code
 * call} may name all of them.
 */
package org.disentangle.cli;
