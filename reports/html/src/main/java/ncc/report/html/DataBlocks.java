package ncc.report.html;

import freemarker.core.Environment;
import freemarker.template.SimpleNumber;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ncc.spi.run.Finding;
import org.jspecify.annotations.Nullable;

/// All findings, for the page's script: an index of the groups, then [DataBlock]s. In a template it
/// is a directive whose loop variable is how many findings did not fit.
final class DataBlocks implements TemplateDirectiveModel {
  /// What the blocks together may take, in bytes of UTF-8, so that the page stays under 15 MB.
  static final int BUDGET = 12_500_000;

  private static final int ROWS = 1_000;

  private final List<GroupSection> groups;
  private final Map<String, String> texts;
  private final int budget;

  /// @param groups in the order of importance: what does not fit is left out from the end
  /// @param texts the script's messages
  DataBlocks(List<GroupSection> groups, Map<String, String> texts, int budget) {
    this.groups = List.copyOf(groups);
    this.texts = texts;
    this.budget = budget;
  }

  @Override
  public void execute(
      Environment environment,
      @SuppressWarnings("rawtypes") Map parameters,
      TemplateModel[] loopVariables,
      @Nullable TemplateDirectiveBody body)
      throws TemplateException, IOException {
    Writer out = environment.getOut();
    long left = write(out);
    if (body != null && loopVariables.length > 0) {
      loopVariables[0] = new SimpleNumber(left);
      body.render(out);
    }
  }

  /// Returns how many findings did not fit.
  long write(Appendable out) throws IOException {
    new DataIndex(groups, texts).write(out);
    var subjects = new SubjectNumbers();
    long left = 0;
    int room = budget;
    for (int group = 0; group < groups.size(); group++) {
      boolean details = groups.get(group).hasDetails();
      for (var rows : slices(groups.get(group).group().findings())) {
        if (room > 0) {
          var block = new DataBlock(group, rows, details).text(subjects);
          room -= bytes(block);
          out.append(block);
        } else {
          left += rows.size();
        }
      }
    }
    return left;
  }

  /// At most how many bytes `text` is in UTF-8: a surrogate counts 3, a pair takes 4.
  private static int bytes(CharSequence text) {
    return text.chars().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : 3).sum();
  }

  private static List<List<Finding>> slices(List<Finding> findings) {
    return IntStream.range(0, (findings.size() + ROWS - 1) / ROWS)
        .mapToObj(i -> findings.subList(i * ROWS, Math.min((i + 1) * ROWS, findings.size())))
        .toList();
  }
}
