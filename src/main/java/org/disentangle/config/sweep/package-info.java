/**
 * A sweep as read from its file: the runs it varies, its axes and constraints, and the points of
 * its grid as trials whose ids stay the same when the sweep grows.
 */
package org.disentangle.config.sweep;
