package org.disentangle.page;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Optional;

/** HTML pages: one file with everything in it, written from a template. */
public final class Page {
  private Page() {}

  /** The style sheet that all pages begin with. */
  public static String style() {
    return Resource.text(Page.class, "page.css");
  }

  /**
   * Writes a page down. Whatever the view holds is only text, unless the template says otherwise;
   * names of right-to-left scripts in it do not turn what stands around them.
   *
   * @param place a class beside the template and the parts it includes
   * @param template the name of its file without {@code .mustache}
   * @param view what the template names; an {@link Optional} is there once or not at all
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

  /** JMustache's sections, and that of an {@link Optional}. */
  private static final class Sections extends DefaultCollector {
    @Override
    public Iterator<?> toIterator(Object value) {
      return value instanceof Optional<?> optional
          ? optional.stream().iterator()
          : super.toIterator(value);
    }
  }
}
