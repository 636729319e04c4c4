package ncc.report.html;

import java.io.IOException;
import java.util.List;
import ncc.spi.message.VisibleText;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// Rows of one group, few enough to be read by the script without the reader noticing.
///
/// As JSON `{"group":i,"subjects":[…],"runs":[…],"details":[…]}`. `subjects` holds those that no
/// block before had, `head,"own",tail,"id"` each (see [Shared]). `runs` names the subjects of the
/// rows as `first,count` pairs of [SubjectNumbers]. `details` is a [Shared] per row, or empty.
///
/// @param group number of the group in the [DataIndex]
/// @param details whether to write what findings say beyond the headline
record DataBlock(int group, List<Finding> rows, boolean details) {
  StringBuilder text(SubjectNumbers numbers) throws IOException {
    var text = new StringBuilder(rows.size() * 64);
    text.append("<script type=\"application/json\" class=\"rows\">{\"group\":").append(group);
    var runs = new StringBuilder();
    text.append(",\"subjects\":[");
    writeSubjects(numbers, text, runs);
    text.append("],\"runs\":[").append(runs).append("],\"details\":[");
    writeDetails(text);
    return text.append("]}</script>\n");
  }

  private void writeSubjects(SubjectNumbers numbers, StringBuilder text, StringBuilder runs)
      throws IOException {
    var before = "";
    int first = -1;
    int next = -1;
    for (Finding row : rows) {
      Subject subject = row.subject();
      if (numbers.isNew(subject)) {
        var name = VisibleText.of(subject.name());
        separate(text, '[');
        Shared.of(before, name).write(text);
        text.append(',');
        JsonText.write(VisibleText.of(subject.id()), text);
        before = name;
      }
      int number = numbers.of(subject);
      if (number != next) {
        writeRun(first, next, runs);
        first = number;
      }
      next = number + 1;
    }
    writeRun(first, next, runs);
  }

  private static void writeRun(int first, int next, StringBuilder runs) {
    if (first >= 0) {
      runs.append(runs.isEmpty() ? "" : ",").append(first).append(',').append(next - first);
    }
  }

  private void writeDetails(StringBuilder text) throws IOException {
    var before = "";
    for (Finding row : details ? rows : List.<Finding>of()) {
      var detail = VisibleText.of(row.verdict().renderedDetail());
      separate(text, '[');
      Shared.of(before, detail).write(text);
      before = detail;
    }
  }

  private static void separate(StringBuilder text, char open) {
    if (text.charAt(text.length() - 1) != open) {
      text.append(',');
    }
  }
}
