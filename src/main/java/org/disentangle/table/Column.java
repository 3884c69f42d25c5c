package org.disentangle.table;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a row does not say by its name and type. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
  /** The name in the file, where it is not that of the component: a word of Java, say. */
  String name() default "";

  /** Whether files may lack it, as those of earlier versions do; its cells are then blank. */
  boolean mayBeAbsent() default false;

  /** Of a component with columns of its own names: what these match (a regular expression). */
  String matching() default "";

  /** How many decimals a page shows of it; −1 for all digits. */
  int decimals() default -1;

  /** Whether it is a share, from 0 to 1, which a page shows as a percentage. */
  boolean isShare() default false;
}
