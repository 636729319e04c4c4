package ncc.spi.inventory;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Picks between the facts two origins tell of one VM, and keeps which were the second's.
final class FactMerge {
  private final Vm first;
  private final Vm second;
  private final Conflicts conflicts;
  private final Set<Fact> fromSecond = EnumSet.noneOf(Fact.class);

  FactMerge(Vm first, Vm second, Conflicts conflicts) {
    this.first = first;
    this.second = second;
    this.conflicts = conflicts;
  }

  boolean isNothingFromSecond() {
    return fromSecond.isEmpty();
  }

  Set<Fact> factsFromSecond() {
    return Collections.unmodifiableSet(fromSecond);
  }

  Ngt ngt(Ngt mine, Ngt theirs) {
    return new Ngt(
        pick(Fact.NGT_ENABLED, mine.enabled(), theirs.enabled()),
        pick(Fact.INSTALLED_VERSION, mine.installedVersion(), theirs.installedVersion()),
        pick(Fact.LATEST_VERSION, mine.latestVersion(), theirs.latestVersion()),
        pick(Fact.LINK, mine.linkActive(), theirs.linkActive()),
        pick(Fact.COMMUNICATION_TYPE, mine.communicationType(), theirs.communicationType()),
        pick(Fact.SERIAL_LINK, mine.serialLinkActive(), theirs.serialLinkActive()),
        pick(Fact.CERTIFICATE_NOT_AFTER, mine.certificateNotAfter(), theirs.certificateNotAfter()),
        pick(Fact.ISO_MOUNTED, mine.isoMounted(), theirs.isoMounted()),
        pick(Fact.GUEST_OS, mine.guestOs(), theirs.guestOs()));
  }

  /// Everything the second tells of NGT is taken: the first tells nothing.
  void takeSecond(Ngt ngt) {
    ngt(Ngt.UNKNOWN, ngt);
  }

  <T> Optional<T> pick(Fact fact, Optional<T> mine, Optional<T> theirs) {
    if (theirs.isEmpty() || (mine.isPresent() && same(fact, mine.get(), theirs.get()))) {
      return mine;
    }
    if (mine.isEmpty() || isSecondBelieved(fact)) {
      fromSecond.add(fact);
      return theirs;
    }
    return mine;
  }

  private boolean isSecondBelieved(Fact fact) {
    var one = first.provenance().of(fact);
    var other = second.provenance().of(fact);
    boolean isSecond = conflicts.believesSecond(one, other);
    conflicts.ofVm(
        first, Conflicts.Matter.of(fact), isSecond ? other : one, isSecond ? one : other);
    return isSecond;
  }

  /// Guest systems are described in each API's own words, so different words are no conflict.
  static boolean same(Fact fact, Object mine, Object theirs) {
    if (mine instanceof Version version && theirs instanceof Version other) {
      return version.compareTo(other) == 0;
    }
    return fact == Fact.GUEST_OS || mine.equals(theirs);
  }
}
