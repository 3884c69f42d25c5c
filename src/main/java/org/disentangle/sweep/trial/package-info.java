/** What the process of one trial does: train, export, reload, measure, and leave one folder. */
package org.disentangle.sweep.trial;
