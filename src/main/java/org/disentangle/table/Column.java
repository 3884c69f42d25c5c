package org.disentangle.table;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Settings of a column that do not follow from the name and type of a row's component. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
  /**
   * The name in the file, if it is not that of the component, for example because that is a Java
   * keyword.
   */
  String name() default "";

  /** Whether files may lack it, like those of earlier versions; its cells are then blank. */
  boolean mayBeAbsent() default false;

  /** For a component with several columns: the regular expression that their names match. */
  String matching() default "";

  /** Its title on a page, if it differs from that of its name or of the measure of that name. */
  String title() default "";

  /** How many decimals a page shows of it; −1 for all digits. */
  int decimals() default -1;

  /** Whether it is a share, from 0 to 1, which a page shows as a percentage. */
  boolean isShare() default false;
}
