package org.disentangle;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of the program for tests that look into them: read once a process. */
final class ProgramClasses {
  static final JavaClasses ALL = read();

  private ProgramClasses() {}

  private static JavaClasses read() {
    // A name is enough to tell whose class it is; libraries need not be read.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("org.disentangle");
  }
}
