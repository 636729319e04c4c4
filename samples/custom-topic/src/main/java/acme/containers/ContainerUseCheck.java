package acme.containers;

import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Param;
import ncc.spi.check.ResourceCheck;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Resource;

/// Is there room in each storage container?
@CheckInfo(
    id = "container_use_check",
    module = "storage_checks",
    title = "Storage container use",
    description = "Checks that every storage container has room left",
    causes = "More was written than was planned for",
    resolutions = "Delete snapshots that nobody needs, or add capacity",
    impact = "VMs whose disks are in a full container stop",
    categories = {"Storage", "Capacity"},
    interval = "1h",
    needs = {ContainerUse.class, ContainerCapacity.class},
    metrics =
        @CheckInfo.Metric(
            value = "used",
            name = "ncc_container_used_bytes",
            help = "Bytes that are used of the storage container."))
public record ContainerUseCheck(
    @Param("WARN from this percentage on") int warn,
    @Param("FAIL from this percentage on") int fail)
    implements ResourceCheck {
  static final Kind CONTAINER = Kind.of("CONTAINER");

  public ContainerUseCheck() {
    this(75, 90);
  }

  public ContainerUseCheck {
    if (warn < 1 || warn > fail || fail > 100) {
      throw new IllegalArgumentException(
          "expected 1 <= warn <= fail <= 100, but warn=%d and fail=%d".formatted(warn, fail));
    }
  }

  @Override
  public Kind kind() {
    return CONTAINER;
  }

  @Override
  public Verdict check(Resource container, CheckContext context) {
    var use = container.get(ContainerUse.class);
    var capacity = container.get(ContainerCapacity.class).filter(one -> one.bytes() > 0);
    return use.isEmpty() || capacity.isEmpty()
        ? Verdict.err("Use of the storage container is not reported", "")
        : judge(100.0 * use.get().bytes() / capacity.get().bytes()).with("used", use.get().bytes());
  }

  private Verdict judge(double percent) {
    if (percent >= fail) {
      return told(
          Verdict.fail("Storage container is used by %d %% or more".formatted(fail), "{percent} %"),
          percent);
    }
    return percent >= warn
        ? told(
            Verdict.warn(
                "Storage container is used by %d %% or more".formatted(warn), "{percent} %"),
            percent)
        : Verdict.pass();
  }

  private static Verdict told(Verdict verdict, double percent) {
    return verdict.with("percent", Math.round(percent));
  }
}
