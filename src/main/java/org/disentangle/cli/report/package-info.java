/**
 * The reports that commands make of SavedModels: of given ones at once, and of those of a study as
 * they are trained; and the images that models were trained on, found again.
 */
package org.disentangle.cli.report;
