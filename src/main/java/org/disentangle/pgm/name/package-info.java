/**
 * Writes and reads the names of nodes and states: which need no quotes, lists of names on a command
 * line, names that look the same, and suggestions for unknown names. Nothing here depends on
 * graphs, tables or files.
 */
package org.disentangle.pgm.name;
