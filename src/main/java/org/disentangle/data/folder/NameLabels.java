package org.disentangle.data.folder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.data.LabelColumn;

/**
 * Labels in the names of pictures, by a form with the columns in braces: {@code a_{angle}_{light}}
 * finds 10 and 65 in {@code a_10_65.png}. Braces stand for letters other than those next to them in
 * the form, and other than {@code /}, so that there is one way to read a name; for none where a
 * label is unknown.
 */
final class NameLabels {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");

  private final String form;
  private final List<String> columns = new ArrayList<>();
  private final Pattern pattern;

  private NameLabels(String form) {
    this.form = form;
    StringBuilder regex = new StringBuilder();
    Matcher braces = BRACES.matcher(form);
    int end = 0;
    while (braces.find()) {
      String before = form.substring(end, braces.start());
      if (regex.length() > 0 && before.isEmpty()) {
        throw fault("has nothing between two columns");
      }
      regex.append(Pattern.quote(before));
      String others = "/" + last(before) + first(form.substring(braces.end()));
      boolean isColumn = !braces.group(1).isEmpty();
      regex.append(isColumn ? "(" : "").append("[^\\Q").append(others.replace("\\E", "\\"));
      regex.append("\\E]*").append(isColumn ? ")" : "");
      if (isColumn) {
        columns.add(braces.group(1));
      }
      end = braces.end();
    }
    regex.append(Pattern.quote(form.substring(end)));
    if (columns.isEmpty()
        || form.replaceAll(BRACES.pattern(), "").matches("(?s).*[{}].*")
        || new HashSet<>(columns).size() < columns.size()) {
      throw fault("has no column, one of them twice, or a brace without the other");
    }
    pattern = Pattern.compile(regex.toString());
  }

  private static String first(String text) {
    return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
  }

  private static String last(String text) {
    return text.isEmpty() ? "" : text.substring(text.offsetByCodePoints(text.length(), -1));
  }

  /**
   * Reads the names of all pictures.
   *
   * @param form data.folder.name_labels
   * @throws UserErrorException if it is no such form, or the name of a picture does not fit it
   */
  static LabelPart read(FolderListing listing, String form) {
    NameLabels names = new NameLabels(form);
    List<List<String>> texts = new ArrayList<>();
    names.columns.forEach(column -> texts.add(new ArrayList<>()));
    for (String picture : listing.pictures()) {
      Matcher found = names.pattern.matcher(names.named(picture));
      if (!found.matches()) {
        throw new UserErrorException(
            "the name of %s does not fit data.folder.name_labels, \"%s\"; rename it, or say the form that all pictures have"
                .formatted(listing.file(picture), form));
      }
      for (int i = 0; i < texts.size(); i++) {
        texts.get(i).add(LabelTable.known(found.group(i + 1)));
      }
    }
    List<LabelColumn> columns = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      columns.add(LabelColumn.texts(names.columns.get(i), texts.get(i)));
    }
    return new LabelPart(columns, true);
  }

  /** The path where the form has folders, else the name, without its ending. */
  private String named(String picture) {
    String path = picture.substring(0, picture.lastIndexOf('.'));
    return form.contains("/") ? path : path.substring(path.lastIndexOf('/') + 1);
  }

  private UserErrorException fault(String finding) {
    return new FileErrorException(
        "data.folder.name_labels, \"%s\", %s; expected the columns in braces with something between them, such as \"a_{angle}_{light}\""
            .formatted(form.replaceAll("\\p{Cntrl}", "?"), finding));
  }
}
