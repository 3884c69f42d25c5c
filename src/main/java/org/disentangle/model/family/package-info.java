/** Which family a configuration names: the one place that knows all of them. */
package org.disentangle.model.family;
