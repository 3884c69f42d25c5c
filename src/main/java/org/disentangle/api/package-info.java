/**
 * The doors for other programs: {@link org.disentangle.api.Models} trains a configuration and loads
 * what was trained, {@link org.disentangle.api.AnalysisReport} measures models and writes tables
 * and page, {@link org.disentangle.api.Graphs} asks graphical models. The scores of arrays are in
 * {@link org.disentangle.analysis.metric}; they need no TensorFlow.
 *
 * <p>What goes wrong below is a {@link org.disentangle.UserErrorException} with one sentence. Only
 * what is named here is kept as it is from version to version.
 */
package org.disentangle.api;
