/**
 * Short trainings that are forgotten: how long a step takes, and whether a device computes as the
 * processor does. Nothing here is needed by a training of its own.
 */
package org.disentangle.training.check;
