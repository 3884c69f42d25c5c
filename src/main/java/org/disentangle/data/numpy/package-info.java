/** The file formats of numpy: npy arrays and npz archives, read as streams with every size checked first, and written. */
package org.disentangle.data.numpy;
