package ncc.checks.ngt;

import java.util.List;
import java.util.stream.Collectors;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Prerequisite;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;

/// Could NGT be installed or upgraded in this guest? What is asked of it is the guide's list
/// ("Linux での自動インストールの準備").
@CheckInfo(
    id = "ngt_guest_prerequisites_check",
    module = "ngt_guest_checks",
    title = "NGT installation prerequisites in the guest",
    description =
        "Checks, inside a guest, that an installation or upgrade of NGT would find what"
            + " it needs",
    categories = {"NGT", "Guest", "Installation"},
    interval = "1d")
public record NgtGuestPrerequisitesCheck() implements GuestCheck {
  private static final Diagnosis UNMET =
      Diagnosis.warn("unmet", "An installation of NGT would not find what it needs", "{unmet}")
          .cause(
              "A minimal installation of the operating system lacks Python or tar",
              "The disk is nearly full",
              "The user that installs may not write where NGT goes")
          .impact("Installing or upgrading NGT in this guest fails")
          .remedy(
              Remedy.of(
                  "provide",
                  "Provide what is missing",
                  Route.LINUX_GUEST,
                  "RHEL and relatives: sudo dnf install python3 tar",
                  "Debian and relatives: sudo apt-get install python3 tar",
                  "free space on the disk of /usr/local, or grow it"));
  private static final Diagnosis UNSEEN =
      Diagnosis.err(
              "unseen", "Not all that an installation of NGT needs could be looked at", "{found}")
          .cause("This user may not look, or what would tell it was not captured")
          .impact("Whether NGT can be installed or upgraded is not known");

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(UNMET, UNSEEN);
  }

  @Override
  public Verdict check(Guest guest, CheckContext context) {
    var all = guest.prerequisites();
    var unmet = words(all.stream().filter(NgtGuestPrerequisitesCheck::isUnmet).toList());
    var unseen = words(all.stream().filter(one -> one.met() instanceof Unseen).toList());
    if (!unseen.isEmpty() || all.isEmpty()) {
      return UNSEEN.verdict().with("found", found(unmet, unseen));
    }
    return unmet.isEmpty() ? Verdict.pass() : UNMET.verdict().with("unmet", unmet);
  }

  private static String found(String unmet, String unseen) {
    if (unseen.isEmpty()) {
      return "nothing was looked at";
    }
    return unmet.isEmpty() ? unseen : unseen + "; missing: " + unmet;
  }

  private static boolean isUnmet(Prerequisite one) {
    return one.met() instanceof Seen<Boolean>(var met) && !met;
  }

  private static String words(List<Prerequisite> some) {
    return some.stream().map(NgtGuestPrerequisitesCheck::words).collect(Collectors.joining("; "));
  }

  private static String words(Prerequisite one) {
    var found = one.met() instanceof Unseen<Boolean>(var why) ? why : one.found();
    return found.isEmpty() ? one.name() : one.name() + ": " + found;
  }
}
