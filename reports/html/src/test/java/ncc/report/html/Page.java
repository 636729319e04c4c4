package ncc.report.html;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A rendered page, read back with an XML parser: the markup is well-formed XML by intent, so that
/// a name which breaks out of its place breaks the parse.
record Page(String text, Element root) {
  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  static Page of(Run run) throws IOException {
    return of(run, Locale.ENGLISH);
  }

  static Page of(Run run, Locale locale) throws IOException {
    var plain = ReportOptions.plain();
    var options = new ReportOptions(plain.layout(), plain.colour(), locale, Optional.empty());
    var out = new StringBuilder();
    new HtmlReport().render(run, options, out);
    var text = out.toString();
    return new Page(text, parse(SCRIPT.matcher(text).replaceAll("<script></script>")));
  }

  static Page of(Plan plan, Run run) throws IOException {
    var out = new StringBuilder();
    new HtmlReport().plans().orElseThrow().render(plan, run, ReportOptions.plain(), out);
    return new Page(out.toString(), parse(out.toString()));
  }

  private static Element parse(String text) throws IOException {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  String script() {
    return only(SCRIPT);
  }

  String style() {
    return only(STYLE);
  }

  private String only(Pattern pattern) {
    var found = pattern.matcher(text).results().toList();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " times " + pattern);
    }
    return found.getFirst().group(1);
  }

  List<Element> all(String tag) {
    var nodes = root.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  List<Element> all(String tag, String cssClass) {
    var found = new ArrayList<>(all(tag));
    found.removeIf(
        element -> !List.of(element.getAttribute("class").split(" ")).contains(cssClass));
    return found;
  }

  List<String> texts(String tag, String cssClass) {
    return all(tag, cssClass).stream().map(Page::words).toList();
  }

  /// The text of `element` with single spaces.
  static String words(Element element) {
    return element.getTextContent().strip().replaceAll("\\s+", " ");
  }

  /// The data blocks and what follows them, as they are.
  String blocks() {
    return text.substring(text.indexOf("<script type=\"application/json\""));
  }
}
