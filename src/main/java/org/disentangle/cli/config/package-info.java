/** The verbs of {@code config}: configurations that the program writes itself. */
package org.disentangle.cli.config;
