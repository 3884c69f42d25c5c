package org.disentangle.data.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.Factor;

/**
 * What a folder of pictures says of its factors: {@value #NAME} with {@code data { factor { … } }},
 * as in a configuration.
 */
final class FactorFile {
  private static final String NAME = "factors.textproto";

  private FactorFile() {}

  /** Its path below the folder, if the folder has one. */
  static Optional<String> of(FolderListing listing) {
    return listing.others().stream().filter(NAME::equals).findFirst();
  }

  /**
   * Reads it.
   *
   * @return empty without such a file
   * @throws UserErrorException if it is no sound configuration, or says something else
   */
  static List<FactorConfig> read(FolderListing listing) {
    return of(listing).map(name -> read(listing.file(name))).orElse(List.of());
  }

  private static List<FactorConfig> read(Path file) {
    DataConfig data = Configurations.readData(file);
    DataConfig factors = DataConfig.newBuilder().addAllFactor(data.getFactorList()).build();
    if (!Configurations.withoutDefaults(data).equals(factors)) {
      throw new UserErrorException(
          file + " says more than data { factor { … } }; it is about the factors alone");
    }
    return data.getFactorList();
  }

  /** Writes what is not seen in the labels of factors: kinds, and values that words stand for. */
  static void write(Path folder, List<Factor> factors) throws IOException {
    DataConfig.Builder data = DataConfig.newBuilder();
    for (Factor factor : factors) {
      FactorConfig.Builder each = data.addFactorBuilder();
      each.setName(factor.name()).setKind(factor.kind());
      if (!factor.words().isEmpty()) {
        each.addAllWord(factor.words()).addAllValue(factor.values());
      }
    }
    Files.writeString(
        folder.resolve(NAME), Configurations.print(RunConfig.newBuilder().setData(data).build()));
  }
}
