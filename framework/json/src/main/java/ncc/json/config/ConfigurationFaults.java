package ncc.json.config;

import java.util.List;

/// A configuration file that is not right. Every fault is one line: file, line and column, what is
/// wrong, what would be accepted.
public class ConfigurationFaults extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  public ConfigurationFaults(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /// All of them, in the order of the file; never empty.
  public List<String> faults() {
    return faults;
  }
}
