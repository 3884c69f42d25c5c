package org.disentangle.data.matlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.config.Cars3dConfig;
import org.disentangle.config.DataConfig;

/** The MATLAB files that scipy wrote (see {@code src/test/golden/matlab_files.py}). */
public final class MatlabFiles {
  /** The cars in the order of their list, which is not that of their names. */
  public static final List<String> CARS = List.of("car_003_mesh", "car_001_mesh", "car_002_mesh");

  private MatlabFiles() {}

  /** Copies one of them into a folder. */
  public static Path copy(String name, Path folder) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = MatlabFiles.class.getResourceAsStream(name)) {
      Files.copy(in, copy);
    }
    return copy;
  }

  /** The three cars and their list, in the folder {@code cars}. */
  public static Path cars(Path folder) throws IOException {
    Path cars = Files.createDirectory(folder.resolve("cars"));
    for (String car : CARS) {
      copy(car + ".mat", cars);
    }
    copy("list.txt", cars);
    return cars;
  }

  /** A configuration of a folder of cars. */
  public static DataConfig named(Path cars) {
    return DataConfig.newBuilder()
        .setCars3D(Cars3dConfig.newBuilder().setPath(cars.toString()))
        .build();
  }
}
