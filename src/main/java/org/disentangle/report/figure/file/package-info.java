/** The figures' files: PNG and GIF, and the few colours that keep them small. */
package org.disentangle.report.figure.file;
