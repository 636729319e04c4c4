package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import ncc.spi.check.Status;

/// The findings of one check that share status and headline.
///
/// @param findings sorted by the subject's name, then id; never empty
public record FindingGroup(Status status, String headline, List<Finding> findings) {
  public FindingGroup {
    requireNonNull(status);
    requireNonNull(headline);
    findings = List.copyOf(findings);
  }
}
