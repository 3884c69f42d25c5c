/**
 * Readers of the texts that graphs and networks come in: edge lists, dagitty, BIF, XMLBIF, NET,
 * UAI. They take text and give graphs; a fault is one sentence with file, line and name.
 */
package org.disentangle.pgm.format;
