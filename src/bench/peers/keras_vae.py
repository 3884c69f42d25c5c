"""The beta-VAE in Keras 3 on TensorFlow, as its users write it."""

import keras
import tensorflow as tf
from keras import layers


def activation(network):
    return layers.LeakyReLU(negative_slope=network.leak) if network.leak else layers.ReLU()


def encoder(network):
    images = keras.Input((64, 64, network.channels))
    x = images
    for filters in network.convolutions:
        x = layers.Conv2D(
            filters, network.kernel, strides=2, padding="same", use_bias=not network.batch_normalization
        )(x)
        x = after(network, x)
    x = layers.Flatten()(x)
    for units in network.encoder_units:
        x = after(network, layers.Dense(units, use_bias=not network.batch_normalization)(x))
    mean = layers.Dense(network.latents)(x)
    log_variance = layers.Dense(network.latents, kernel_initializer="zeros")(x)
    return keras.Model(images, [mean, log_variance])


def after(network, x):
    if network.batch_normalization:
        x = layers.BatchNormalization()(x)
    x = activation(network)(x)
    return layers.Dropout(network.dropout)(x) if network.dropout else x


def decoder(network):
    latents = keras.Input((network.latents,))
    x = latents
    for units in network.decoder_units:
        x = activation(network)(layers.Dense(units)(x))
    side, channels = network.base
    x = activation(network)(layers.Dense(side * side * channels)(x))
    x = layers.Reshape((side, side, channels))(x)
    for filters in network.transposed:
        x = layers.Conv2DTranspose(
            filters, network.kernel, strides=2, padding="same", use_bias=not network.batch_normalization
        )(x)
        if network.batch_normalization:
            x = layers.BatchNormalization()(x)
        x = activation(network)(x)
    logits = layers.Conv2DTranspose(
        network.channels, network.kernel, strides=network.output_stride, padding="same", use_bias=network.output_bias
    )(x)
    return keras.Model(latents, logits)


def reconstruction(images, logits):
    """Nats an image."""
    return tf.reduce_mean(
        tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=images, logits=logits), axis=(1, 2, 3))
    )


def kl(mean, log_variance):
    """To N(0, I), nats an image."""
    return 0.5 * tf.reduce_mean(
        tf.reduce_sum(tf.square(mean) + tf.exp(log_variance) - 1 - log_variance, axis=1)
    )


class Vae(keras.Model):
    def __init__(self, network):
        super().__init__()
        self.beta = network.beta
        self.encoder = encoder(network)
        self.decoder = decoder(network)
        self.tracker = keras.metrics.Mean(name="loss")

    @property
    def metrics(self):
        return [self.tracker]

    def loss_of(self, images, training):
        # Of 32 bits already, but for a policy of mixed precision.
        mean, log_variance = (tf.cast(each, tf.float32) for each in self.encoder(images, training=training))
        z = mean + tf.exp(0.5 * log_variance) * tf.random.normal(tf.shape(mean))
        logits = tf.cast(self.decoder(z, training=training), tf.float32)
        return reconstruction(images, logits) + self.beta * kl(mean, log_variance)

    def train_step(self, images):
        with tf.GradientTape() as tape:
            loss = self.loss_of(images, training=True)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"loss": self.tracker.result()}


def batches(images, batch_size):
    return (
        tf.data.Dataset.from_tensor_slices(images)
        .shuffle(len(images), reshuffle_each_iteration=True)
        .repeat()
        .batch(batch_size, drop_remainder=True)
        .prefetch(tf.data.AUTOTUNE)
    )
