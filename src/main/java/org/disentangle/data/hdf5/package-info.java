/**
 * HDF5 files, read row by row as {@code data.array} asks for it, and written in a stream. The only
 * package that names jhdf, the library that reads their structure; what it reads of a damaged file
 * is mistrusted. Nothing here knows what an array means.
 */
package org.disentangle.data.hdf5;
