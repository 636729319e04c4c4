package ncc.checks.ngt;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Verdict;
import ncc.spi.probe.ServerCertificate;

/// The certificates that a server shows: a client believes it while all of them hold (RFC 5280,
/// 6.1.3), so the one that ends first decides, and the server's own where several are as bad.
///
/// @param warn WARN when less than this is left
record ShownChain(List<ServerCertificate> chain, Duration warn) {
  ShownChain {
    chain = List.copyOf(chain);
  }

  /// @param shown what each detail ends with
  Verdict verdict(CheckContext context, String shown) {
    return early(context, shown)
        .or(() -> expiring(context, shown))
        .orElseGet(() -> Verdict.pass().with("not_after", own().notAfter()));
  }

  private ServerCertificate own() {
    return chain.getFirst();
  }

  private Optional<Verdict> early(CheckContext context, String shown) {
    return chain.stream()
        .filter(one -> context.now().isBefore(one.notBefore()))
        .findFirst()
        .map(one -> {
          var detail = where(one) + "valid from {not_before}; a clock may be wrong" + shown;
          return named(Verdict.fail(which(one) + " is not valid yet", detail), one)
              .with("not_before", one.notBefore())
              .with("not_after", own().notAfter());
        });
  }

  private Optional<Verdict> expiring(CheckContext context, String shown) {
    return chain.stream()
        .filter(one -> Expiry.of(one.notAfter(), context).isUnder(warn) || isPast(one, context))
        .min(Comparator.comparingInt(one -> isPast(one, context) ? 0 : 1))
        .map(one -> expiring(one, Expiry.of(one.notAfter(), context), shown));
  }

  private static boolean isPast(ServerCertificate one, CheckContext context) {
    return Expiry.of(one.notAfter(), context).isPast();
  }

  private Verdict expiring(ServerCertificate one, Expiry expiry, String shown) {
    var ends = expiry.isPast() ? Expiry.PAST : Expiry.AHEAD;
    var detail = isOwn(one) ? ends : ends.replace("{not_after}", "{chain_not_after}");
    var verdict =
        expiry.isPast()
            ? Verdict.fail(which(one) + " has expired", where(one) + detail + shown)
            : Verdict.warn(
                which(one) + " expires in under " + Expiry.words(warn),
                where(one) + detail + shown);
    return isOwn(one)
        ? expiry.fill(verdict)
        : new Expiry(own().notAfter(), expiry.left())
            .fill(named(verdict, one).with("chain_not_after", expiry.notAfter()));
  }

  private String which(ServerCertificate one) {
    return isOwn(one) ? "NGT server certificate" : "A certificate of the NGT server's chain";
  }

  private String where(ServerCertificate one) {
    return isOwn(one) ? "" : "{of_chain}: ";
  }

  private Verdict named(Verdict verdict, ServerCertificate one) {
    return isOwn(one) ? verdict : verdict.with("of_chain", one.subject());
  }

  private boolean isOwn(ServerCertificate one) {
    return one.equals(own());
  }
}
