package org.disentangle.pgm.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Variable;

/**
 * Reads a Bayesian network from XMLBIF (Cozman 1998), version 0.3: variables with their outcomes,
 * and for each a table in which it runs fastest, and of its parents the last named.
 *
 * <p>A document type is skipped, so that nothing outside of the text is read and no entity is
 * defined.
 */
final class XmlBifReader {
  private static final Lexicon NUMBERS = new Lexicon(List.of(), false, Lexicon.Comments.NONE);

  private final SourceText source;
  private final XMLStreamReader xml;
  private final BayesianNetworkBuilder builder;
  private final List<NamedTable> tables = new ArrayList<>();
  private Optional<String> name = Optional.empty();
  private int networks;

  private XmlBifReader(SourceText source, RowSums sums) throws XMLStreamException {
    this.source = source;
    this.builder = new BayesianNetworkBuilder(sums);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    this.xml = factory.createXMLStreamReader(new StringReader(source.text()));
  }

  /** Reads a whole text. */
  static GraphDocument read(SourceText source, RowSums sums) {
    try {
      return new XmlBifReader(source, sums).document();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      // The parser's own messages are in the language of the machine.
      throw FileErrorException.of(
          source.at(line) + ": the XML is not well formed here, or uses an entity", e);
    }
  }

  private GraphDocument document() throws XMLStreamException {
    while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
      xml.next();
    }
    if (!element().equals("BIF")) {
      throw source.fault(
          line(),
          "the text is XML whose first element is "
              + xml.getLocalName()
              + "; of XML only XMLBIF is read, whose first element is BIF");
    }
    children(this::network);
    while (xml.hasNext()) {
      xml.next();
    }
    if (builder.variables().isEmpty()) {
      throw source.fault("the network has no variables; XMLBIF declares each in a VARIABLE");
    }
    tables.forEach(table -> table.addTo(builder, source));
    return builder.document(name.orElse(source.graphName()));
  }

  private void network(String element) throws XMLStreamException {
    if (!element.equals("NETWORK")) {
      throw unexpected("NETWORK", "BIF");
    }
    if (networks++ > 0) {
      throw source.fault(line(), "a second network begins here; a file holds one");
    }
    children(
        part -> {
          switch (part) {
            case "NAME" -> name = Optional.of(text()).filter(given -> !given.isBlank());
            case "PROPERTY" -> skip();
            case "VARIABLE" -> variable();
            case "DEFINITION", "PROBABILITY" -> definition();
            default -> throw unexpected("NAME, PROPERTY, VARIABLE or DEFINITION", "NETWORK");
          }
        });
  }

  private void variable() throws XMLStreamException {
    int line = line();
    String type = Optional.ofNullable(xml.getAttributeValue(null, "TYPE")).orElse("nature");
    if (!type.equalsIgnoreCase("nature")) {
      throw source.fault(line, "a variable is of type " + type + "; only nature is read");
    }
    List<String> names = new ArrayList<>();
    List<String> states = new ArrayList<>();
    children(
        part -> {
          switch (part) {
            case "NAME" -> names.add(text());
            case "OUTCOME", "VALUE" -> states.add(text());
            case "PROPERTY" -> skip();
            default -> throw unexpected("NAME, OUTCOME or PROPERTY", "VARIABLE");
          }
        });
    String named = one(line, "the variable", "NAME", names);
    builder.declare(source.at(line), source.within(line, () -> new Variable(named, states)));
  }

  private void definition() throws XMLStreamException {
    int line = line();
    List<String> children = new ArrayList<>();
    List<String> parents = new ArrayList<>();
    List<double[]> numbers = new ArrayList<>();
    children(
        part -> {
          switch (part) {
            case "FOR" -> children.add(text());
            case "GIVEN" -> parents.add(text());
            case "TABLE" -> numbers.add(numbers(line()));
            case "PROPERTY" -> skip();
            default -> throw unexpected("FOR, GIVEN, TABLE or PROPERTY", "DEFINITION");
          }
        });
    String child = one(line, "the definition", "FOR", children);
    tables.add(
        new NamedTable(line, child, parents, one(line, "the table of " + child, "TABLE", numbers)));
  }

  private <T> T one(int line, String what, String part, List<T> found) {
    if (found.size() != 1) {
      throw source.fault(line, what + " has " + found.size() + " times " + part + "; it needs one");
    }
    return found.get(0);
  }

  private double[] numbers(int line) throws XMLStreamException {
    SourceText table = new SourceText(source.at(line), text(), true);
    Tokenizer tokens = new Tokenizer(table, NUMBERS);
    List<Double> numbers = new ArrayList<>();
    while (tokens.peek().kind() != Token.Kind.END) {
      numbers.add(tokens.entry("a table"));
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A handler that receives the name of an element when the reader is at its start. */
  @FunctionalInterface
  private interface Part {
    /** Reads up to its end. */
    void read(String element) throws XMLStreamException;
  }

  /** Reads the child elements of the current element. */
  private void children(Part part) throws XMLStreamException {
    String parent = element();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        part.read(element());
      } else if (isText() && !xml.isWhiteSpace()) {
        throw source.fault(line(), "expected no text in " + parent + " but its elements");
      }
    }
  }

  /** The text of the current element, without surrounding blanks. */
  private String text() throws XMLStreamException {
    String element = element();
    StringBuilder text = new StringBuilder();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (isText()) {
        text.append(xml.getText());
      } else if (xml.getEventType() != XMLStreamConstants.COMMENT) {
        throw unexpected("text", element);
      }
    }
    return text.toString().strip();
  }

  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private boolean isText() {
    return xml.isCharacters() || xml.getEventType() == XMLStreamConstants.SPACE;
  }

  private String element() {
    return xml.getLocalName().toUpperCase(Locale.ROOT);
  }

  private int line() {
    return Math.max(1, xml.getLocation().getLineNumber());
  }

  private UserErrorException unexpected(String expected, String parent) {
    return source.fault(
        line(),
        "expected "
            + expected
            + " in "
            + parent
            + (xml.hasName() ? " but found " + xml.getLocalName() : ""));
  }
}
