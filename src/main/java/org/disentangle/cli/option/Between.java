package org.disentangle.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The allowed range of an integer option; {@link OptionChecks} checks it for every verb. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Between {
  /** The smallest value. */
  int least();

  /** The largest value. */
  int most();

  /** Whether the value counts threads or processes, which share this machine's processors. */
  boolean ofProcessors() default false;
}
