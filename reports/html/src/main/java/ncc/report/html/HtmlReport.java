package ncc.report.html;

import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import ncc.spi.report.PlanFormat;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;

/// One page that needs no network, no server and, to be read, no script.
///
/// The summary comes first, then every check of every cluster, worst first. A group of findings
/// shows its first rows; all findings, healthy ones too, are in data blocks which the page's script
/// searches, sorts and lists on demand. What is left out of a list is counted beside it.
///
/// Only the style and the script of this module run in it: both are named by their hash in the
/// page's content security policy. Of `options` it uses the locale.
public final class HtmlReport implements ReportFormat {
  @Override
  public String name() {
    return "html";
  }

  @Override
  public String extension() {
    return "html";
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    process(Templates.page(), PageModel.of(run, options.locale()), out);
  }

  @Override
  public Optional<PlanFormat> plans() {
    return Optional.of((plan, run, options, out) ->
        process(Templates.plan(), PlanModel.of(plan, run, options.locale()), out));
  }

  private static void process(Template template, Map<String, Object> model, Appendable out)
      throws IOException {
    Writer writer = new AppendableWriter(out);
    try {
      template.process(model, writer);
    } catch (TemplateException e) {
      throw new IllegalStateException("the HTML report's own template failed", e);
    }
  }
}
