package org.disentangle.model;

import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * What a model's graphs depend on of the images it is trained on.
 *
 * @param shape of every image
 * @param kind of their values
 * @param size how many images there are, for estimators that need it
 */
public record TrainingSet(ImageShape shape, PixelKind kind, int size) {}
