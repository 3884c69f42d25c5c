/**
 * Where images are kept: an {@link org.disentangle.data.store.ImageStore} is filled once from an
 * {@link org.disentangle.data.store.ImageSource} and then mapped into memory by every process that
 * reads them. Nothing here knows one source from another.
 */
package org.disentangle.data.store;
