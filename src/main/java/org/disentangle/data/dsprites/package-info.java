/** dSprites, the set that is drawn here: its grid of factors, and the renderer that agrees with the published images. */
package org.disentangle.data.dsprites;
