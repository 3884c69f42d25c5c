package org.disentangle.cli.data;

import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.config.DataConfig;
import org.disentangle.data.store.ImageStore;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The images that a verb is given; mixed into the verbs that read any. */
final class NamedImages {
  @Mixin private ImageSourceOptions source;

  @Parameters(arity = "0..1", paramLabel = "SOURCE", description = ImageSourceOptions.SOURCE)
  private Path images;

  /** What they are, and how they are read. */
  DataConfig named() {
    return ImageSourceOptions.named(Optional.ofNullable(images));
  }

  /** Opens them. */
  ImageStore open() {
    return source.open(named());
  }
}
