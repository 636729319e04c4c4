package ncc.source.partial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Vm;
import org.jspecify.annotations.Nullable;

/// One VM as it is being read: its fields may come in any order, and what cannot be read is kept as
/// a doubt until the VM is known. Readers keep one row and use it again after [#clear].
public final class Row {
  private static final NgtRegistration REGISTERED = new NgtRegistration(true);

  private final Spelling.Memory memory = new Spelling.Memory();
  private final List<Doubts.Problem> doubts = new ArrayList<>();
  private final Set<Class<?>> contradicted = new HashSet<>();
  private final List<UUID> aliases = new ArrayList<>();
  private final @Nullable Fact[] facts = new @Nullable Fact[Spelling.SLOTS];
  private final FieldValues further;

  /// Of one row after the other.
  private final List<Fact> all = new ArrayList<>();

  private Optional<UUID> uuid = Optional.empty();
  private String id = "";
  private String name = "";
  private boolean isRegistered;
  private String untold = "";

  /// What was told of the row before.
  private Facts before = Facts.NONE;

  public Row() {
    this(FurtherFields.NONE);
  }

  public Row(FurtherFields further) {
    this.further = new FieldValues(further.fields(), Stream.empty());
  }

  public void clear() {
    further.clear();
    doubts.clear();
    contradicted.clear();
    aliases.clear();
    Arrays.fill(facts, null);
    uuid = Optional.empty();
    id = "";
    name = "";
    isRegistered = false;
    untold = "";
  }

  /// How many characters of text it holds that no other row need have.
  int length() {
    return name.length() + (told(Spellings.GUEST_OS) instanceof GuestOs(var os) ? os.length() : 0);
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

  /// Whether the VM is registered with NGT is not told, unless [#registered] or [#unreadable] says
  /// it.
  ///
  /// @param problem one phrase, the same for every row with this problem
  public void untold(String problem) {
    untold = untold.isEmpty() ? problem : untold;
  }

  /// Why it is not known whether the VM is registered; empty when it is known.
  String whyUntold() {
    return isRegistered ? "" : untold;
  }

  /// Reads a fact as the origin spells it; a text that is empty tells nothing.
  ///
  /// @param field what the origin calls it
  public void read(Spelling<?> fact, String field, String text) {
    var read = text.isEmpty() ? Optional.<Fact>empty() : memory.read(fact, text);
    facts[fact.slot()] = read.orElse(null);
    if (read.isEmpty() && !text.isEmpty()) {
      doubts.add(
          new Doubts.Problem(field + " is not " + fact.expected(), text, Set.of(fact.fact())));
    }
  }

  /// The same for a record that holds each field once: told twice with two values, it is not known.
  public void readOnce(Spelling<?> fact, String field, String text) {
    if (!contradicted.isEmpty() && contradicted.contains(fact.type())) {
      return;
    }
    var before = told(fact);
    read(fact, field, text);
    var again = told(fact);
    if (before != null && !before.equals(again)) {
      contradicted.add(fact.type());
      var such = again == null ? "" : shown(before) + " and " + shown(again);
      read(fact, "", "");
      doubts.add(
          Doubts.Problem.such(
              field + " stands in one record twice with two values", such, Set.of(fact.fact())));
    }
  }

  private static String shown(Fact fact) {
    return Caveat.quoted(String.valueOf(FactType.valueOf(fact)));
  }

  private @Nullable Fact told(Spelling<?> fact) {
    return facts[fact.slot()];
  }

  /// The origin should tell `fact` of this VM and does not.
  ///
  /// @param problem one phrase, the same for every row with this problem
  public void doubt(Spelling<?> fact, String problem) {
    doubts.add(new Doubts.Problem(problem, "", Set.of(fact.fact())));
  }

  /// Something is there and cannot be read, which may hold `facts`. Where these are of NGT the VM
  /// counts as registered: it must not look like one that is not.
  ///
  /// @param problem one phrase, the same for every row with this problem
  /// @param found what is there
  public void unreadable(Set<FactType> facts, String problem, String found) {
    isRegistered |= facts.stream().anyMatch(fact -> !fact.equals(FactType.of(Power.class)));
    doubts.add(new Doubts.Problem(problem, found, Set.copyOf(facts)));
  }

  /// The origin tells `fact` of this VM more than once: it is not known.
  ///
  /// @param problem one phrase, the same for every row with this problem
  public void forget(Spelling<?> fact, String problem) {
    read(fact, "", "");
    doubt(fact, problem);
  }

  /// The row says `text` in one of the further fields; an empty one says nothing.
  public void say(String path, String text) {
    further.say(path, text);
  }

  /// The same of a further value, which a field of one value does not take.
  public void sayMore(String path, String text) {
    further.sayMore(path, text);
  }

  /// The row says that a further field of several values has none.
  public void sayNone(String path) {
    further.sayNone(path);
  }

  /// In place of further fields, something stands that cannot be read.
  ///
  /// @param problem one phrase, the same for every row with this problem
  /// @param found what is there
  public void unreadableFurther(Set<FactType> facts, String problem, String found) {
    further.unreadable(facts, problem, found);
  }

  /// The further facts none of whose fields any row had so far.
  ///
  /// @param isAsked the path of a field that rows of another version would have
  public Set<FactType> untold(Predicate<String> isAsked) {
    return further.untold(isAsked);
  }

  /// The VM's UUID, when it could be read.
  public Optional<UUID> uuid() {
    return uuid;
  }

  /// What was given as the VM's id, readable or not.
  String idText() {
    return id;
  }

  /// What is wrong with it, once it became a VM.
  List<Doubts.Problem> doubts() {
    doubts.addAll(further.problems());
    return doubts;
  }

  Vm vm(UUID known, Provenance provenance) {
    var shown = name.isEmpty() ? known.toString() : name;
    before = facts();
    return new Vm(known, shown, before, provenance, aliases(known));
  }

  private Set<UUID> aliases(UUID known) {
    aliases.remove(known);
    return aliases.size() == 1 ? Set.of(aliases.getFirst()) : Set.copyOf(aliases);
  }

  /// Of a VM that is not registered, what is said of its guest tools is of earlier times.
  private Facts facts() {
    all.clear();
    further.tell(all);
    if (isRegistered) {
      all.add(REGISTERED);
      for (Fact fact : facts) {
        if (fact != null) {
          all.add(fact);
        }
      }
    } else if (told(Spellings.POWER) instanceof Power power) {
      all.add(power);
    }
    return all.isEmpty() ? Facts.NONE : Facts.beside(before, all.toArray(Fact[]::new));
  }
}
