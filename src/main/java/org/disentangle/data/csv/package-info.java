/** Tables in text: their cells, row by row, whatever they mean. */
package org.disentangle.data.csv;
