/** What the process of a sweep's trial does: train, export, reload, measure, leave one folder. */
package org.disentangle.experiment.trial;
