package ncc.source.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import ncc.source.cvm.NcliNgtList;
import ncc.source.text.BlockFields;

/// Copies the `Key : value` text of `ncli`, field by field, as its readers take it apart.
final class NcliCopy {
  private static final String ID = "VM Id";
  private static final Map<String, Treatment> NGT_LIST =
      Map.of(
          ID,
          Treatment.ID,
          "VM Name",
          Treatment.VM_NAME,
          "NGT Enabled",
          Treatment.FLAG,
          "Tools ISO Mounted",
          Treatment.FLAG,
          "Vss Snapshot",
          Treatment.FLAG,
          "File Level Restore",
          Treatment.FLAG,
          "Communication Link Active",
          Treatment.FLAG);
  private static final Map<String, Treatment> CLUSTER_INFO =
      Map.of(
          "Cluster Id", Treatment.INCARNATION,
          "Cluster Uuid", Treatment.ID,
          "Cluster Name", Treatment.CLUSTER_NAME,
          "Cluster Version", Treatment.VERSION,
          "Cluster Full Version", Treatment.VERSION,
          "External IP address", Treatment.ADDRESS,
          "External Data Services...", Treatment.ADDRESS,
          "NCC Version", Treatment.VERSION);

  private static final Pattern ASKED =
      Pattern.compile(Pattern.quote(NcliNgtList.ASKED) + "\\d{1,9}");

  private final Map<String, Treatment> keys;
  private final Writer out;
  private final Pseudonyms pseudonyms;

  private NcliCopy(Map<String, Treatment> keys, Writer out, Pseudonyms pseudonyms) {
    this.keys = keys;
    this.out = out;
    this.pseudonyms = pseudonyms;
  }

  static void ngtList(InputStream in, OutputStream to, Pseudonyms pseudonyms) throws IOException {
    copy(NGT_LIST, in, to, pseudonyms);
  }

  static void clusterInfo(InputStream in, OutputStream to, Pseudonyms pseudonyms)
      throws IOException {
    copy(CLUSTER_INFO, in, to, pseudonyms);
  }

  private static void copy(
      Map<String, Treatment> keys, InputStream in, OutputStream to, Pseudonyms pseudonyms)
      throws IOException {
    var out = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
    var known = new HashSet<>(keys.keySet());
    known.add(NcliNgtList.REMARK);
    var fields = BlockFields.ofNcli(in, known);
    var copy = new NcliCopy(keys, out, pseudonyms);
    try {
      for (var field = fields.next(); field != null; ) {
        var next = fields.next();
        copy.field(field, next == null || isBetweenAnswers(next));
        field = next;
      }
    } finally {
      out.flush();
    }
  }

  private static boolean isBetweenAnswers(BlockFields.Field field) {
    return field.isMark() || field.key().equals(NcliNgtList.REMARK);
  }

  /// @param isLast of its answer: what stands behind a name then is no part of it
  private void field(BlockFields.Field field, boolean isLast) throws IOException {
    if (field.key().equals(NcliNgtList.REMARK)) {
      remark(field);
      return;
    }
    if (field.isMark()) {
      out.write(field.key().equals(BlockFields.PROMPT) ? prompt(field.value()) : field.key());
      out.write('\n');
      return;
    }
    var treatment = keys.get(field.key());
    if (treatment == null) {
      unknown(field);
      return;
    }
    if (field.key().equals(ID)) {
      out.write('\n');
    }
    line(field.key(), treatment.told(text(field, treatment, isLast), pseudonyms));
    boolean isMore = !field.more().isEmpty() && isOneLine(treatment, isLast);
    out.write(isMore ? "\n" + (field.isCutBefore(ID) ? ID : Pseudonyms.REDACTED) : "");
    out.write(field.isEnded() ? "\n" : "");
  }

  /// What one answer ends with and whether VMs are missing decides whether the list is whole.
  private void remark(BlockFields.Field field) throws IOException {
    out.write("\n" + NcliNgtList.REMARK + ": " + told(field.value()) + "\n");
    boolean isMore = field.more().stream().anyMatch(line -> !line.isBlank());
    out.write(isMore ? Pseudonyms.REDACTED + "\n" : "");
  }

  /// Nothing of it but what its answer is to.
  private static String prompt(String typed) {
    if (NcliNgtList.isOfOther(typed)) {
      return "$ ncli";
    }
    return "$ ncli ngt list" + (NcliNgtList.isByName(typed) ? " vm-names=redacted" : "");
  }

  private static String told(String remark) {
    if (remark.startsWith(NcliNgtList.UNKNOWN)) {
      return NcliNgtList.UNKNOWN + "VMs that ncli was asked for by name, or could not be";
    }
    return remark.equals(NcliNgtList.ALL_ASKED) || ASKED.matcher(remark).matches()
        ? remark
        : Pseudonyms.REDACTED;
  }

  private static boolean isOneLine(Treatment treatment, boolean isLast) {
    return treatment == Treatment.VM_NAME ? isLast : treatment != Treatment.ID;
  }

  /// As much of the value as the readers take.
  private static String text(BlockFields.Field field, Treatment treatment, boolean isLast) {
    return switch (treatment) {
      case VM_NAME -> isLast ? field.value() : field.text();
      case ID -> field.unwrapped();
      default -> field.value().strip();
    };
  }

  /// That it stands there may matter to whether the text is cut off.
  private void unknown(BlockFields.Field field) throws IOException {
    line(Pseudonyms.REDACTED, Pseudonyms.REDACTED);
    out.write(field.isEnded() ? "\n" : "");
  }

  private void line(String key, String value) throws IOException {
    out.write(String.format(Locale.ROOT, "    %-25s : %s", key, value));
  }
}
