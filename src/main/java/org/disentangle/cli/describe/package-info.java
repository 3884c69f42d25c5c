/**
 * The verbs that only look: at the network that a configuration describes, and at a SavedModel.
 * They train nothing and write no file.
 */
package org.disentangle.cli.describe;
