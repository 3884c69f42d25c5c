/** Displays the progress of a whole experiment and the forecast of its end. */
package org.disentangle.experiment.display;
