/** The verbs of {@code data}: what images there are, how they look, and other forms of them. */
package org.disentangle.cli.data;
