/**
 * A study as read from its file: its trials as resolved runs, one for each seed, and the check that
 * its claims are about them.
 */
package org.disentangle.config.study;
