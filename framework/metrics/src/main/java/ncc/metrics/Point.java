package ncc.metrics;

import static java.util.Objects.requireNonNull;

import ncc.spi.check.Status;
import ncc.spi.run.Subject;

/// A value that a check published of a subject.
///
/// @param subject its texts are fit for labels
/// @param status what the check said of it
/// @param text what an `_info` tells; empty for a number
/// @param lasting it is a point in time, which stays true when nobody can look
public record Point(Subject subject, Status status, double value, String text, boolean lasting) {
  public Point {
    requireNonNull(subject);
    requireNonNull(status);
    requireNonNull(text);
  }

  /// @param metric the name of the value, for an `_info`
  String[] labels(String metric, String cluster) {
    var name = subject.name();
    var id = subject.id();
    return switch (subject.kind().id()) {
      case "CLUSTER" -> labels(metric, "cluster", cluster);
      case "GUEST" -> labels(metric, "cluster", cluster, "guest", name);
      case "VM" -> labels(metric, "cluster", cluster, "vm", name, "vm_uuid", id);
      case "ENDPOINT" -> labels(metric, "cluster", cluster, "endpoint", id, "endpoint_name", name);
      case String kind ->
          labels(metric, "cluster", cluster, "kind", kind, "subject", name, "subject_id", id);
    };
  }

  private String[] labels(String metric, String... labels) {
    if (text.isEmpty()) {
      return labels;
    }
    var all = new String[labels.length + 2];
    int at = 0;
    while (at < labels.length && labels[at].compareTo(metric) < 0) {
      at += 2;
    }
    System.arraycopy(labels, 0, all, 0, at);
    all[at] = metric;
    all[at + 1] = text;
    System.arraycopy(labels, at, all, at + 2, labels.length - at);
    return all;
  }
}
