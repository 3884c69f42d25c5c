package org.disentangle.table;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as a row of a table. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TableFile {
  /** The name of the table, which is that of its file without {@code .csv}. */
  String name();

  /** A description of its content, for readers of the page and of the documentation. */
  String sentence();
}
