package ncc.source.cvm;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// VMs with any names, for the property tests of the text readers.
final class Fleet {
  private Fleet() {}

  /// @param cert Unix seconds; empty for an agent that never reported
  record Guest(
      UUID uuid,
      String name,
      boolean enabled,
      boolean mounted,
      boolean link,
      Optional<Instant> cert) {}

  /// Any Unicode text that can be written as UTF-8.
  static Arbitrary<String> names() {
    return Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(12),
            Arbitraries.strings().withChars("{}<>[]:;,#\"'\\ \t\n\r日%$=ん").ofMaxLength(12),
            Arbitraries.of(
                "vm_info_vec { vm_uuid: \"x\" }",
                "\n}\nvm_info_vec {",
                "[stderr]:",
                "\n[stderr]:\n",
                "I20250428 log",
                "VM Name : x",
                "a :: b",
                "ends with \\"))
        .filter(Fleet::isText);
  }

  private static boolean isText(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(name);
  }

  static Arbitrary<List<Guest>> guests(Arbitrary<String> names) {
    var flags = Arbitraries.of(true, false);
    var certs =
        Arbitraries.longs().between(1, 253_402_300_799L).map(Instant::ofEpochSecond).optional(0.7);
    return Combinators.combine(
            Arbitraries.create(UUID::randomUUID), names, flags, flags, flags, certs)
        .as(Guest::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .uniqueElements(Guest::uuid);
  }
}
