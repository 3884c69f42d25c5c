package org.disentangle.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a whole number of the command line may be; {@link OptionChecks} holds every verb to it. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Between {
  /** The smallest value. */
  int least();

  /** The largest value. */
  int most();

  /** Whether the value is one of threads or processes, which share this machine's processors. */
  boolean ofProcessors() default false;
}
