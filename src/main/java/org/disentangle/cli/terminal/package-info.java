/**
 * What a terminal shows while a verb works: bars of progress, lines in a pipe, text that any
 * terminal can spell. Knows no verb.
 */
package org.disentangle.cli.terminal;
