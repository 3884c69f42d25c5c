/**
 * SmallNORB: {@link org.disentangle.data.norb.SmallNorb} reads its folder, {@link
 * org.disentangle.data.norb.NorbFile} one file of it. The files end in {@code .mat}, but are no
 * MATLAB files: their authors describe the format on the set's page.
 */
package org.disentangle.data.norb;
