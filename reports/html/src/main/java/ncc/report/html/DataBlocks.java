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
import org.jspecify.annotations.Nullable;

/// All findings, for the page's script: an index of the groups, then [DataBlock]s. In a template it
/// is a directive whose loop variable is how many findings did not fit.
final class DataBlocks implements TemplateDirectiveModel {
  /// What the blocks together may take, in characters, so that the page stays under 15 MB.
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
      var findings = groups.get(group).group().findings();
      for (int from = 0; from < findings.size(); from += ROWS) {
        var rows = findings.subList(from, Math.min(from + ROWS, findings.size()));
        if (room <= 0) {
          left += rows.size();
          continue;
        }
        var block = new DataBlock(group, rows, groups.get(group).hasDetails()).text(subjects);
        room -= block.length();
        out.append(block);
      }
    }
    return left;
  }
}
