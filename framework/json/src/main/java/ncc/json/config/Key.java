package ncc.json.config;

/// A word that `ncc.yaml` knows at some place, for the reader and for the schema alike.
///
/// @param name as it is written
/// @param shape what stands behind it
/// @param doc one sentence for the operator
record Key(String name, Shape shape, String doc) {

  /// What stands behind a key.
  enum Shape {
    TEXT,
    /// Texts of which there is at least one, or one alone.
    TEXTS,
    DURATION,
    /// A whole number from 1 to 1000.
    COUNT,
    /// A whole number from 2 to 1000.
    PLURAL,
    /// A whole number from 1 to 10000000.
    SERIES,
    FLAG,
    /// How bad an alert is.
    SEVERITY,
    SOURCES,
    CLUSTERS,
    CHECKS,
    NOTIFIERS,
    LISTENERS,
    ALERT,
    /// Where the daemon remembers.
    STORE,
    /// For how long.
    KEEP,
    /// A number of bytes with its unit.
    SIZE,
    OVERRIDES,
    WEB,
    METRICS,
    /// How receivers are told of alerts.
    ALERTS,
    /// What one notification is about.
    ALERT_GROUP,
    TOKENS,
    /// Where people find something.
    URL,
    /// Addresses and ranges of them, of which there is at least one, or one alone.
    ADDRESSES,
    /// What somebody may do.
    ROLE,
    /// What a check is where no source is able to tell what it needs.
    ON_UNKNOWABLE,
    /// SHA-256, in hexadecimal digits.
    HASH
  }
}
