package org.disentangle.page;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Optional;

/** Renders HTML pages from templates: one file with everything in it. */
public final class Page {
  private Page() {}

  /** The style sheet that all pages share. */
  public static String style() {
    return Resource.text(Page.class, "page.css");
  }

  /**
   * Renders a page. Values of the view are escaped, unless the template says otherwise; names of
   * right-to-left scripts are isolated from the surrounding text.
   *
   * @param place a class in the folder of the template and the parts it includes
   * @param template the name of its file without {@code .mustache}
   * @param view the values that the template names; an {@link Optional} is rendered once or not at
   *     all
   */
  public static String write(Class<?> place, String template, Object view) {
    return RightToLeft.isolatedIn(
        Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .withCollector(new Sections())
            .withLoader(name -> new StringReader(Resource.text(place, name + ".mustache")))
            .compile(Resource.text(place, template + ".mustache"))
            .execute(view));
  }

  /** JMustache's sections, extended by sections of an {@link Optional}. */
  private static final class Sections extends DefaultCollector {
    @Override
    public Iterator<?> toIterator(Object value) {
      return value instanceof Optional<?> optional
          ? optional.stream().iterator()
          : super.toIterator(value);
    }
  }
}
