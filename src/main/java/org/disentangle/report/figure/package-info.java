/** PNG and GIF figures: charts drawn from tables, and sheets of pictures. */
package org.disentangle.report.figure;
