package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Vm;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A list whose guest tools of a VM are an empty object does not know whether it is registered with
/// NGT: who knows it better wins, whichever way.
class UntoldRegistrationTest {
  private static final Instant TAKEN = Instant.parse("2026-11-20T03:00:00Z");
  private static final List<Integer> LISTED = List.of(1, 2, 3);

  /// Guest tools as each list of all VMs has them.
  private static final Map<VmListText, String> TOOLS =
      Map.of(
          VmListText.V4, "\"guestTools\": \\{[^}]*}",
          VmListText.V4_ESXI, "\"nutanixGuestTools\": \\{[^}]*}",
          VmListText.V3, "\"guest_tools\": \\{[^}]*}}",
          VmListText.V1, "\"nutanixGuestTools\": \\{[^}]*}",
          VmListText.GROUPS, "\\{\"name\": \"ngt.enabled\", \"values\": \\[[^]]+]}]}");

  @TempDir Path temporary;

  static Stream<Arguments> pairs() {
    return TOOLS.keySet().stream()
        .flatMap(asked ->
            Arrays.stream(VmListText.values())
                .filter(other -> other != asked && other.isOfNgt() && !areOneList(asked, other))
                .map(other -> Arguments.of(asked, other)));
  }

  private static boolean areOneList(VmListText one, VmListText other) {
    return Set.of(one, other).equals(Set.of(VmListText.V4, VmListText.V4_ESXI));
  }

  /// Its last VM has guest tools in which nothing stands.
  private static Map<String, String> emptied(VmListText list) {
    var files = new LinkedHashMap<>(list.files(LISTED, Set.of(1, 3)));
    files.computeIfPresent(
        list.file(),
        (_, text) -> {
          int last = text.indexOf(VmListText.uuid(3));
          return text.substring(0, last)
              + text.substring(last).replaceFirst(TOOLS.get(list), empty(list));
        });
    return files;
  }

  private static String empty(VmListText list) {
    return switch (list) {
      case V3 -> "\"guest_tools\": {}";
      case GROUPS -> "{\"name\": \"ngt.enabled\", \"values\": [{}]}";
      case V4 -> "\"guestTools\": {}";
      default -> "\"nutanixGuestTools\": {}";
    };
  }

  @SafeVarargs
  private Inventory read(Map<String, String>... captured) throws IOException, SourceException {
    for (var files : captured) {
      for (var file : files.entrySet()) {
        var path = temporary.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
    Files.writeString(temporary.resolve("capture.yaml"), "taken: " + TAKEN + "\n");
    return new CaptureSource()
        .read(SourceRequest.of(temporary.toString(), InstantSource.fixed(TAKEN)))
        .getFirst();
  }

  private static Vm last(Inventory read) {
    return read.vms().stream()
        .filter(vm -> vm.name().equals("vm-3"))
        .reduce((_, second) -> second)
        .orElseThrow();
  }

  private static boolean isNote(Caveat caveat) {
    return caveat.kind() == Caveat.Kind.NOTE;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whoRegistersTheVmWins(VmListText asked, VmListText other) throws Exception {
    var read = read(emptied(asked), other.files(LISTED, Set.of(1, 3)));

    assertThat(last(read).has(NgtRegistration.class)).isTrue();
    assertThat(read.caveats())
        .filteredOn(caveat -> !isNote(caveat))
        .allSatisfy(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.where()).contains(asked.file());
        });
    if (other != VmListText.GROUPS) {
      assertThat(last(read).has(NgtLink.class)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whoDoesNotRegisterTheVmWins(VmListText asked, VmListText other) throws Exception {
    var read = read(emptied(asked), other.files(LISTED, Set.of(1)));

    assertThat(last(read).has(NgtRegistration.class)).isFalse();
    assertThat(read.caveats()).allMatch(UntoldRegistrationTest::isNote);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whereNobodyKnowsBetterVmsMayBeMissing(VmListText asked, VmListText other) throws Exception {
    var read =
        TOOLS.containsKey(other) ? read(emptied(asked), emptied(other)) : read(emptied(asked));

    assertThat(last(read).has(NgtRegistration.class)).isFalse();
    assertThat(read.caveats()).extracting(Caveat::kind).containsOnly(Caveat.Kind.LIST_INCOMPLETE);
  }
}
