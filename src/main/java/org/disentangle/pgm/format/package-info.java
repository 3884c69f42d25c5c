/**
 * Readers of the text formats of graphs and networks: edge lists, dagitty, BIF, XMLBIF, NET, UAI.
 * They turn text into graphs; an error is one sentence with file, line and name.
 */
package org.disentangle.pgm.format;
