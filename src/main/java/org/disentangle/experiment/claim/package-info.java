/**
 * The claims of a study: statements of its configuration about two trials and a measure, and their
 * tests on the runs of the two. {@link org.disentangle.experiment.claim.ClaimTables} reads the
 * table {@code measures} and writes the tables {@code claims} and {@code claims_runs}; the rule is
 * that of {@link org.disentangle.experiment.claim.ClaimResult}. Nothing here starts a process or
 * reads a file.
 */
package org.disentangle.experiment.claim;
