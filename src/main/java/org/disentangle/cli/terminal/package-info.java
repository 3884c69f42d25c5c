/**
 * What a terminal shows while a verb works (bars of progress, lines in a pipe, text that any
 * terminal can spell), and the signals that it sends. Knows no verb.
 */
package org.disentangle.cli.terminal;
