/**
 * Questions about graphical models and their answers: an inquiry is read from a file of {@code
 * configs/pgm/}, its questions are answered by {@code org.disentangle.pgm}, and the answers are
 * rendered.
 *
 * <p>{@code Inquiries.read(Path)} and {@code GraphDocuments.read(Path)} read the files; their
 * results are complete and checked: every variable that a question names is in its graph, and a
 * question that needs numbers has a graph with tables.
 */
package org.disentangle.inquiry;
