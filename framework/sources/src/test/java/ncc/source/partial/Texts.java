package ncc.source.partial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Vm;

/// What the tests of the readers share.
public final class Texts {
  public static final Origin ORIGIN =
      new Origin("osaka-07/list.txt", Instant.parse("2026-11-20T03:00:00Z"));
  public static final UUID A = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  public static final UUID B = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");

  private Texts() {}

  public static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Vm vm(Inventory inventory, UUID uuid) {
    return inventory.vms().stream().filter(vm -> vm.uuid().equals(uuid)).findFirst().orElseThrow();
  }

  /// What a VM registered with NGT tells of its guest tools.
  public static Facts ngt(Inventory inventory, UUID uuid) {
    var vm = vm(inventory, uuid);
    assertThat(vm.has(NgtRegistration.class)).isTrue();
    return vm.facts().without(FactType.setOf(Power.class, NgtRegistration.class));
  }
}
