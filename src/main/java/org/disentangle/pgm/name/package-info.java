/**
 * How the names of nodes and states are written and read: which need no quotes, how lists of them
 * are read from a command line, which look the same, and what is said of one that is unknown. No
 * graph, table or file is known here.
 */
package org.disentangle.pgm.name;
