/**
 * The tables of a sweep, filled row after row: every trial, quartiles over the seeds, the ranking
 * by a score, and how scores correlate.
 */
package org.disentangle.sweep.result;
