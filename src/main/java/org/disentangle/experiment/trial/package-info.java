/** The work of the process of a sweep's trial: train, export, reload, measure, write one folder. */
package org.disentangle.experiment.trial;
