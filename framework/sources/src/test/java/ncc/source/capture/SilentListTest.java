package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever two outputs of a capture list VMs: one that does not know what the other knows is never
/// believed in silence.
class SilentListTest {
  private static final Instant TAKEN = Instant.parse("2026-11-20T03:00:00Z");
  private static final Set<Integer> ALL = Set.of(1, 2, 3);

  @TempDir Path temporary;

  /// What the silent one lists.
  @SuppressWarnings("ImmutableEnumChecker") // they hold what nobody changes
  enum Silence {
    NOBODY(List.of(), Set.of()),
    ONE_LESS(List.of(1, 2), Set.of(1, 2)),
    NOBODY_REGISTERED(List.of(1, 2, 3), Set.of()),
    ONE_LESS_REGISTERED(List.of(1, 2, 3), Set.of(1, 2));

    private final List<Integer> listed;
    private final Set<Integer> registered;

    Silence(List<Integer> listed, Set<Integer> registered) {
      this.listed = listed;
      this.registered = registered;
    }

    /// The other tells of VMs, or of registrations, that this list should tell of and does not.
    boolean contradicts(VmListText silent, VmListText telling) {
      boolean isOfRegistrations = silent.isOfNgt() && telling.isOfNgt();
      return isOfRegistrations || (silent.isOfAll() && listed.size() < ALL.size());
    }
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(VmListText.values())
        .flatMap(one ->
            Arrays.stream(VmListText.values())
                .filter(other -> other != one && !areOneList(one, other))
                .map(other -> Arguments.of(one, other)));
  }

  static Stream<Arguments> silences() {
    return pairs()
        .flatMap(pair ->
            Arrays.stream(Silence.values())
                .map(silence -> Arguments.of(pair.get()[0], silence, pair.get()[1])));
  }

  /// The VMs on AHV are in the one and those on ESXi in the other.
  private static boolean areOneList(VmListText one, VmListText other) {
    return Set.of(one, other).equals(Set.of(VmListText.V4, VmListText.V4_ESXI));
  }

  static Stream<Arguments> silencesOfAll() {
    return silences()
        .filter(of -> ((VmListText) of.get()[0]).isOfAll() && ((VmListText) of.get()[2]).isOfAll());
  }

  private Inventory read(Map<String, String> one, Map<String, String> other)
      throws IOException, SourceException {
    for (var files : List.of(one, other)) {
      for (var file : files.entrySet()) {
        var path = temporary.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
    Files.writeString(temporary.resolve("capture.yaml"), "taken: " + TAKEN + "\n");
    var request = SourceRequest.of(temporary.toString(), InstantSource.fixed(TAKEN));
    var read = new CaptureSource().read(request);
    assertThat(read).hasSize(1);
    return read.getFirst();
  }

  private static List<Caveat> contradictions(Inventory read) {
    return read.caveats().stream()
        .filter(caveat -> caveat.kind() == Caveat.Kind.CONFLICT || caveat.kind().isIncomplete())
        .toList();
  }

  /// Two commands say nothing at all where there is nothing, which is doubted for itself.
  private static boolean isNamed(Caveat caveat, VmListText silent, VmListText telling) {
    var reason = caveat.reason();
    boolean isOfBoth = reason.contains(telling.file()) && reason.contains("'vm-3'");
    return caveat.where().endsWith("/" + silent.file())
        && (isOfBoth || reason.startsWith("it is empty"));
  }

  @ParameterizedTest
  @MethodSource("silences")
  void whatOneListDoesNotKnowAndAnotherDoesIsNamed(
      VmListText silent, Silence silence, VmListText telling) throws Exception {
    var named =
        contradictions(
            read(silent.files(silence.listed, silence.registered), telling.files(ALL, ALL)));

    if (silence.contradicts(silent, telling)) {
      assertThat(named).anyMatch(caveat -> isNamed(caveat, silent, telling));
    } else {
      assertThat(named).allMatch(caveat -> caveat.reason().startsWith("it is empty"));
    }
  }

  @ParameterizedTest
  @MethodSource("silencesOfAll")
  void aVmWithoutNgtThatOneListLacksIsNamed(VmListText silent, Silence silence, VmListText telling)
      throws Exception {
    var named =
        read(silent.files(silence.listed, Set.of()), telling.files(ALL, Set.of())).caveats();

    if (silence.listed.size() < ALL.size()) {
      assertThat(named).anyMatch(caveat -> isNamed(caveat, silent, telling));
    } else {
      assertThat(named)
          .noneMatch(caveat -> caveat.reason().startsWith("the lists contradict each other"));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void listsThatAgreeAreNotDoubted(VmListText one, VmListText other) throws Exception {
    var read = read(one.files(ALL, ALL), other.files(ALL, ALL));

    assertThat(contradictions(read)).isEmpty();
  }
}
