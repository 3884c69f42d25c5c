/**
 * The stored results of trials, and the rule when they can be reused: the folder of a sweep's
 * trial, and the exports that a study finds from an earlier start.
 */
package org.disentangle.experiment.store;
