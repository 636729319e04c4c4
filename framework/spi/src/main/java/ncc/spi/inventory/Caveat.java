package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// Why an inventory is not the whole truth. Shown in every report, on one line: what would end the
/// line in `where` and `reason` is replaced.
///
/// @param kind what is wrong
/// @param where origin and, for text, line: `tokyo-01/ncli_ngt_list.txt:1751`
/// @param reason one sentence for the operator, without the place
/// @param facts which facts may be missing or wrong because of it
/// @param vms whose facts; empty means: possibly those of every VM
public record Caveat(Kind kind, String where, String reason, Set<FactType> facts, Set<UUID> vms) {
  /// What a caveat does to verdicts.
  public enum Kind {
    /// VMs may be missing altogether, or whether some that are listed are registered with NGT is
    /// not known ([Caveat#vms]): no check over VMs can pass as a whole.
    LIST_INCOMPLETE(true),
    /// Facts that this origin would have brought were lost: a verdict that needs one is ERR.
    FACT_LOST(true),
    /// Facts are older than accepted, or from the future: no PASS rests on them.
    TOO_OLD(true),
    /// An origin could not be read or reached at all.
    OUT_OF_REACH(true),
    /// Facts that checks need and that no origin of this cluster is able to tell: said once for all
    /// of these checks. Nothing is missing that an origin should have brought.
    UNKNOWABLE(false),
    /// Two origins disagree; the reason says which one was believed.
    CONFLICT(false),
    /// Old facts were judged as of their own time, because somebody asked for it.
    AS_OF(false),
    /// Worth knowing, changes no verdict.
    NOTE(false);

    private final boolean incomplete;

    Kind(boolean incomplete) {
      this.incomplete = incomplete;
    }

    /// It says of what time the verdicts are, so every report begins with it.
    public boolean isOfTime() {
      return this == TOO_OLD || this == AS_OF;
    }

    /// The inventory lacks something that its origins should have brought.
    public boolean isIncomplete() {
      return incomplete;
    }
  }

  private static final int QUOTED = 60;
  private static final Pattern NOT_ON_A_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  public Caveat {
    requireNonNull(kind);
    where = onOneLine(where);
    reason = onOneLine(reason);
    facts = FactType.ordered(facts);
    vms = Set.copyOf(vms);
  }

  public static Caveat note(String where, String reason) {
    return new Caveat(Kind.NOTE, where, reason, Set.of(), Set.of());
  }

  /// A name or a value as it may stand in a reason: in single quotes, on one line, at most 60
  /// characters of it.
  public static String quoted(String text) {
    boolean isLong = text.codePointCount(0, text.length()) > QUOTED;
    var shown = isLong ? text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…" : text;
    return "'" + onOneLine(shown) + "'";
  }

  private static String onOneLine(String text) {
    return NOT_ON_A_LINE.matcher(text).replaceAll("\ufffd");
  }

  /// It is not known whether this VM is registered with NGT.
  boolean isOfRegistration(UUID uuid) {
    return kind == Kind.LIST_INCOMPLETE && vms.contains(uuid);
  }

  /// This caveat explains why `fact` is missing for the VM `uuid`.
  public boolean explains(FactType fact, UUID uuid) {
    return kind.isIncomplete() && facts.contains(fact) && (vms.isEmpty() || vms.contains(uuid));
  }
}
