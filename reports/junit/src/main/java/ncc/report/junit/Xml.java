package ncc.report.junit;

import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import ncc.spi.report.PrintableText;

/// XML 1.0 under way, an element a line. Texts of others are made printable, which leaves nothing
/// that XML has no way to say.
final class Xml implements AutoCloseable {
  private final XMLStreamWriter out;

  Xml(Appendable out) throws XMLStreamException {
    this.out =
        XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new AppendableWriter(out));
    this.out.writeStartDocument("UTF-8", "1.0");
    line();
  }

  /// @param attributes in the order in which they are written
  void start(String element, List<Map.Entry<String, String>> attributes) throws XMLStreamException {
    out.writeStartElement(element);
    attributes(attributes);
  }

  void end() throws XMLStreamException {
    out.writeEndElement();
    line();
  }

  void empty(String element, List<Map.Entry<String, String>> attributes) throws XMLStreamException {
    out.writeEmptyElement(element);
    attributes(attributes);
    line();
  }

  private void attributes(List<Map.Entry<String, String>> attributes) throws XMLStreamException {
    for (var attribute : attributes) {
      out.writeAttribute(attribute.getKey(), PrintableText.of(attribute.getValue()));
    }
  }

  /// A line of text within an element.
  void text(String text) throws XMLStreamException {
    out.writeCharacters(PrintableText.of(text));
    line();
  }

  void line() throws XMLStreamException {
    out.writeCharacters("\n");
  }

  @Override
  public void close() throws XMLStreamException {
    out.writeEndDocument();
    out.close();
  }
}
