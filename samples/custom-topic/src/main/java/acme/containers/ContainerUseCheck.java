package acme.containers;

import java.util.Optional;
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
    needs = {Containers.Use.class, Containers.Capacity.class},
    metrics =
        @CheckInfo.Metric(
            value = "used",
            name = "ncc_container_used_bytes",
            help = "Bytes that are used of the storage container."))
public record ContainerUseCheck(
    @Param("WARN from this percentage on") int warn,
    @Param("FAIL from this percentage on") int fail)
    implements ResourceCheck {
  private static final String FULL = "Storage container is used by %d %% or more";

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
    return Containers.CONTAINER;
  }

  @Override
  public Verdict check(Resource container, CheckContext context) {
    return percent(container)
        .map(percent -> judge(percent).with("percent", Math.round(percent)))
        .map(verdict -> verdict.with("used", container.get(Containers.Use.class).get().bytes()))
        .orElse(Verdict.err("Use of the storage container is not reported", ""));
  }

  /// How much of it is used; empty when that is not known.
  static Optional<Double> percent(Resource container) {
    var capacity = container.get(Containers.Capacity.class).filter(one -> one.bytes() > 0);
    return container
        .get(Containers.Use.class)
        .flatMap(use -> capacity.map(one -> 100.0 * use.bytes() / one.bytes()));
  }

  private Verdict judge(double percent) {
    return percent >= fail
        ? Verdict.fail(FULL.formatted(fail), "{percent} %")
        : percent >= warn ? Verdict.warn(FULL.formatted(warn), "{percent} %") : Verdict.pass();
  }
}
