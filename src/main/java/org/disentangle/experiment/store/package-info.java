/**
 * What trials leave on a disk, and when it is as good as what they would make again: the folder of
 * a sweep's trial, and the exports that a study finds among the models of an earlier start.
 */
package org.disentangle.experiment.store;
