/**
 * Encoded pictures, in files or in other bytes: {@link org.disentangle.data.picture.PictureFile}
 * reads what a file declares and decodes it, a row at a time, as the samples that it stores.
 * Nothing here knows of folders, labels or data sets.
 */
package org.disentangle.data.picture;
