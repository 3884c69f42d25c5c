/** What a sweep will take, from a few steps that are really run. */
package org.disentangle.experiment.estimate;
