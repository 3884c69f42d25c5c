/**
 * MATLAB's files of Level 5, as {@code save -v6} and {@code -v7} and scipy's {@code savemat} write
 * them: {@link org.disentangle.data.matlab.MatFile} reads any array of numbers in one, {@link
 * org.disentangle.data.matlab.Cars3d} the images of Cars3D. The format is that of MathWorks,
 * "MAT-File Format", R2024a, chapter 1. What is inflated is read as a stream and what is allocated
 * is checked against the length of the file first, so that a damaged file takes no memory that a
 * sound one of its length could not take. (mfl-core 0.5.15, a library for it, allocates what a
 * wrong length says: 488 MiB for a file of 14 kB.)
 */
package org.disentangle.data.matlab;
