package ncc.source.partial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Ngt;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// One VM as it is being read: its fields may come in any order, and what cannot be read is kept as
/// a doubt until the VM is known. Readers keep one row and use it again after [#clear].
public final class Row {
  private final Values values = new Values();
  private final List<Doubt> doubts = new ArrayList<>();
  private final Set<Fact> contradicted = EnumSet.noneOf(Fact.class);
  private Optional<UUID> uuid = Optional.empty();
  private final List<UUID> aliases = new ArrayList<>();
  private String id = "";
  private String name = "";
  private boolean isRegistered;
  private Optional<PowerState> power = Optional.empty();
  private Optional<Boolean> enabled = Optional.empty();
  private Optional<Version> installed = Optional.empty();
  private Optional<Version> latest = Optional.empty();
  private Optional<Boolean> link = Optional.empty();
  private Optional<CommunicationType> communicationType = Optional.empty();
  private Optional<Boolean> serial = Optional.empty();
  private Optional<Instant> notAfter = Optional.empty();
  private Optional<Boolean> isoMounted = Optional.empty();
  private Optional<String> guestOs = Optional.empty();

  /// @param problem what is wrong, the same for every row with this problem
  record Doubt(Set<Fact> facts, String problem, String value) {}

  public void clear() {
    doubts.clear();
    contradicted.clear();
    aliases.clear();
    uuid = Optional.empty();
    id = "";
    name = "";
    isRegistered = false;
    power = Optional.empty();
    enabled = Optional.empty();
    installed = Optional.empty();
    latest = Optional.empty();
    link = Optional.empty();
    communicationType = Optional.empty();
    serial = Optional.empty();
    notAfter = Optional.empty();
    isoMounted = Optional.empty();
    guestOs = Optional.empty();
  }

  /// How many characters of text it holds that no other row need have.
  int length() {
    return name.length() + guestOs.map(String::length).orElse(0);
  }

  /// The VM's UUID.
  public void id(String text) {
    id = text;
    uuid = VmUuid.parse(text);
  }

  /// The VM's UUID, read already.
  public void id(Optional<UUID> known) {
    uuid = known;
  }

  /// The VM's UUID behind that of its cluster, `<cluster>::<uuid>`.
  public void idBehindCluster(String text) {
    id = text;
    uuid = VmUuid.parseBehindCluster(text);
  }

  /// Another UUID by which its guest may know itself.
  public void alias(UUID other) {
    aliases.add(other);
  }

  public void name(String text) {
    name = text;
  }

  /// The VM is registered with NGT.
  public void registered() {
    isRegistered = true;
  }

  /// Reads a fact as the origin spells it; a text that is empty tells nothing.
  ///
  /// @param field what the origin calls it
  public void read(Fact fact, String field, String text) {
    if (!isRead(fact, text) && !text.isEmpty()) {
      doubts.add(new Doubt(Set.of(fact), field + " is not " + expected(fact), text));
    }
  }

  /// The same for a record that holds each field once: told twice with two values, it is not known.
  public void readOnce(Fact fact, String field, String text) {
    var before = told(fact);
    if (!contradicted.contains(fact)) {
      read(fact, field, text);
      if (before.isPresent() && !before.equals(told(fact))) {
        contradicted.add(fact);
        forget(fact, field + " stands in one record twice with two values");
      }
    }
  }

  private boolean isRead(Fact fact, String text) {
    switch (fact) {
      case POWER -> power = Values.power(text);
      case NGT_ENABLED -> enabled = Values.bool(text);
      case INSTALLED_VERSION -> installed = values.version(text);
      case LATEST_VERSION -> latest = values.version(text);
      case LINK -> link = Values.bool(text);
      case COMMUNICATION_TYPE -> communicationType = Values.communicationType(text);
      case SERIAL_LINK -> serial = Values.bool(text);
      case CERTIFICATE_NOT_AFTER -> notAfter = Values.epochSecond(text);
      case ISO_MOUNTED -> isoMounted = Values.bool(text);
      case GUEST_OS -> guestOs = values.text(text);
      case AOS_VERSION, HYPERVISOR, VIP, DSIP, NODES -> {}
    }
    return isKnown(fact);
  }

  private boolean isKnown(Fact fact) {
    return told(fact).isPresent();
  }

  private Optional<?> told(Fact fact) {
    return switch (fact) {
      case POWER -> power;
      case NGT_ENABLED -> enabled;
      case INSTALLED_VERSION -> installed;
      case LATEST_VERSION -> latest;
      case LINK -> link;
      case COMMUNICATION_TYPE -> communicationType;
      case SERIAL_LINK -> serial;
      case CERTIFICATE_NOT_AFTER -> notAfter;
      case ISO_MOUNTED -> isoMounted;
      case GUEST_OS -> guestOs;
      case AOS_VERSION, HYPERVISOR, VIP, DSIP, NODES -> Optional.empty();
    };
  }

  /// The origin should tell `fact` of this VM and does not.
  ///
  /// @param problem one phrase, the same for every row with this problem
  public void doubt(Fact fact, String problem) {
    doubts.add(new Doubt(Set.of(fact), problem, ""));
  }

  /// Something is there and cannot be read, which may hold `facts`. Where these are of NGT the VM
  /// counts as registered: it must not look like one that is not.
  ///
  /// @param problem one phrase, the same for every row with this problem
  /// @param found what is there
  public void unreadable(Set<Fact> facts, String problem, String found) {
    isRegistered |= facts.stream().anyMatch(fact -> fact != Fact.POWER);
    doubts.add(new Doubt(Set.copyOf(facts), problem, found));
  }

  /// The origin tells `fact` of this VM more than once: it is not known.
  ///
  /// @param problem one phrase, the same for every row with this problem
  public void forget(Fact fact, String problem) {
    read(fact, "", "");
    doubt(fact, problem);
  }

  private static String expected(Fact fact) {
    return switch (fact) {
      case POWER -> "a power state such as ON";
      case NGT_ENABLED, LINK, SERIAL_LINK, ISO_MOUNTED -> "true or false";
      case INSTALLED_VERSION, LATEST_VERSION -> "a version such as 4.1.1";
      case COMMUNICATION_TYPE -> "kIpBased or kFallbackToIP";
      case CERTIFICATE_NOT_AFTER -> "a time in Unix seconds";
      case GUEST_OS, AOS_VERSION, HYPERVISOR, VIP, DSIP, NODES -> "readable";
    };
  }

  /// The VM's UUID, when it could be read.
  public Optional<UUID> uuid() {
    return uuid;
  }

  /// What was given as the VM's id, readable or not.
  String idText() {
    return id;
  }

  List<Doubt> doubts() {
    return doubts;
  }

  Vm vm(UUID known, Provenance provenance) {
    var shown = name.isEmpty() ? known.toString() : name;
    return new Vm(known, shown, power, ngt(), provenance, aliases(known));
  }

  private Set<UUID> aliases(UUID known) {
    aliases.remove(known);
    return aliases.size() == 1 ? Set.of(aliases.getFirst()) : Set.copyOf(aliases);
  }

  private Optional<Ngt> ngt() {
    return isRegistered
        ? Optional.of(
            new Ngt(
                enabled,
                installed,
                latest,
                link,
                communicationType,
                serial,
                notAfter,
                isoMounted,
                guestOs))
        : Optional.empty();
  }
}
