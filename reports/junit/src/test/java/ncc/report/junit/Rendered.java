package ncc.report.junit;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.validation.SchemaFactory;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reports as text, and as a parser that knows the schema reads them.
final class Rendered {
  private Rendered() {}

  static String text(Run run) throws IOException {
    var text = new StringBuilder();
    new JunitReport().render(run, ReportOptions.plain(), text);
    return text.toString();
  }

  /// @throws SAXException when it is not XML 1.0, or not what the schema says
  static Document document(Run run) throws IOException, SAXException, ParserConfigurationException {
    var schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(Objects.requireNonNull(Rendered.class.getResource("junit.xsd")));
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setSchema(schema);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new Strict());
    return builder.parse(new InputSource(new StringReader(text(run))));
  }

  static List<Element> elements(Document document, String name) {
    var nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException problem) throws SAXException {
      throw problem;
    }

    @Override
    public void error(SAXParseException problem) throws SAXException {
      throw problem;
    }

    @Override
    public void fatalError(SAXParseException problem) throws SAXException {
      throw problem;
    }
  }
}
