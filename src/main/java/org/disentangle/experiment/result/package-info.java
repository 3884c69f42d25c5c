/** The tables of a sweep, and the folder that holds them with its page and its trials. */
package org.disentangle.experiment.result;
