/**
 * A page that shows a training while it goes on, in a browser of the same machine: a listener that
 * keeps its curves, and a server that hands them out on the loopback address alone.
 */
package org.disentangle.cli.live;
