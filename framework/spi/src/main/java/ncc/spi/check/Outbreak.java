package ncc.spi.check;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a check says when most subjects of a cluster came to the same at about one time: one thing
/// that they share has failed, and not each of them. Only where there is history can that be told,
/// so it is a daemon that says it, in place of what the check said of each.
///
/// @param common what is said of the cluster; its verdicts have the values `share`, such as `28 of
///   31` that were well until then, and `when`, such as `since 2026-11-30T02:10:00Z`. It explains
///   `member`, named as `<check>.<diagnosis>`
/// @param member what is said of each of them, with the values that its verdict has
/// @param joining what they may have come to; as bad as `member`
public record Outbreak(Diagnosis common, Diagnosis member, Set<Diagnosis> joining) {
  public Outbreak {
    requireNonNull(common);
    requireNonNull(member);
    joining = Set.copyOf(joining);
  }

  /// Whether subjects of which `verdict` is said are among them.
  public boolean isJoinedBy(Verdict verdict) {
    var id = verdict.diagnosis();
    return !id.isEmpty() && joining.stream().anyMatch(one -> one.id().equals(id));
  }

  /// All that it names.
  public Set<Diagnosis> diagnoses() {
    return Stream.concat(Stream.of(common, member), joining.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
