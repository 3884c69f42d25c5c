/** Shows how an experiment as a whole gets on, and says when it will be done. */
package org.disentangle.experiment.display;
