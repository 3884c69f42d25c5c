package org.disentangle.data.collection;

import java.util.Comparator;

/**
 * The order in which people count files: runs of digits compare as numbers, everything else by its
 * letters' code points, so that {@code 2.png} comes before {@code 10.png}. Paths compare folder by
 * folder. Names that differ in leading zeros alone compare by their letters.
 */
public enum NaturalOrder implements Comparator<String> {
  /** Of paths with {@code /} between their names. */
  OF_PATHS;

  private static final int SEPARATOR = '/';

  @Override
  public int compare(String first, String second) {
    int i = 0;
    int j = 0;
    while (i < first.length() && j < second.length()) {
      int firstEnd = end(first, i);
      int secondEnd = end(second, j);
      boolean areNumbers = isDigit(first.charAt(i)) && isDigit(second.charAt(j));
      int order =
          areNumbers
              ? numbers(first.substring(i, firstEnd), second.substring(j, secondEnd))
              : Integer.compare(rank(first.codePointAt(i)), rank(second.codePointAt(j)));
      if (order != 0) {
        return order;
      }
      i = areNumbers ? firstEnd : first.offsetByCodePoints(i, 1);
      j = areNumbers ? secondEnd : second.offsetByCodePoints(j, 1);
    }
    int order = Integer.compare(first.length() - i, second.length() - j);
    return order != 0 ? order : first.compareTo(second);
  }

  /** A folder's end comes before every letter, so that what is in it stays together. */
  private static int rank(int codePoint) {
    return codePoint == SEPARATOR ? -1 : codePoint;
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static int numbers(String first, String second) {
    String a = first.replaceFirst("^0+", "");
    String b = second.replaceFirst("^0+", "");
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }
}
