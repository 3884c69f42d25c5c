/**
 * The verbs that only look: at the network that a configuration describes, at a SavedModel, and at
 * this machine. They train nothing and write no file.
 */
package org.disentangle.cli.describe;
