package ncc.report.csv;

import java.util.Locale;

/// The columns, in their order. New ones are added at the end, none is renamed or taken away.
enum Column {
  /// What the row is: `run`, `plugin_problem`, `cluster`, `caveat` or `finding`.
  RECORD,
  /// The run's id.
  RUN,
  /// The instant that the run judged by.
  JUDGED_AT,
  /// The cluster's name.
  CLUSTER,
  /// Its UUID; its name where no source told the UUID.
  CLUSTER_ID,
  /// `true` when nothing was missing that the sources should have brought.
  COMPLETE,
  /// The check's id.
  CHECK,
  /// Of the run, the cluster or the finding.
  STATUS,
  /// `VM`, `CLUSTER`, `GUEST` or `ENDPOINT`; of a caveat, what kind it is.
  KIND,
  /// What the subject is known by across runs.
  SUBJECT_ID,
  /// What people call it.
  SUBJECT_NAME,
  /// What many subjects share; of a caveat or problem, the reason.
  HEADLINE,
  /// What is special about the subject; of a caveat or problem, the place.
  DETAIL,
  /// Measured and known values, `name=value; name=value`.
  VALUES,
  /// The id of the diagnosis; empty where the check lists none.
  DIAGNOSIS,
  /// What to do about it, filled in for the subject; empty where nothing is known to help.
  RESOLUTION;

  String header() {
    return name().toLowerCase(Locale.ROOT);
  }
}
