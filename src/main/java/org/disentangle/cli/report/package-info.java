/** The report of a study, which grows while its models are trained. */
package org.disentangle.cli.report;
