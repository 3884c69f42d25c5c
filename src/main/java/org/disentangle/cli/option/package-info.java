/**
 * Options that several verbs share, and the checks of their values that picocli does not make.
 * Knows no verb.
 */
package org.disentangle.cli.option;
