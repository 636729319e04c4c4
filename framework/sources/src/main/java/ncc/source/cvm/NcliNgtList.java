package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.source.partial.Spelling;
import ncc.source.partial.Spellings;
import ncc.source.text.BlockFields;
import ncc.source.text.ErrorLine;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Vm;
import ncc.spi.message.FileFault;
import org.jspecify.annotations.Nullable;

/// Reads what `ncli ngt list` prints: seven fields per VM registered with NGT, of which `VM Id`
/// begins each. ncli prints at most [#CAP] VMs and does not say so (guide, on the limit of the
/// command), so a list of exactly that many is not known to be whole.
///
/// Several answers may follow each other in one text: remarks (`# ncc: …`) between them say that
/// what follows was asked for by name, what was not answered, and that every VM was asked for; so
/// do prompts, by what was typed behind them. Where there is no VM, ncli says so: `[None]`.
public final class NcliNgtList {
  /// Where ncli cuts its list.
  public static final int CAP = 250;

  /// What it can know.
  public static final Set<FactType> FACTS =
      FactType.setOf(NgtEnabled.class, NgtLink.class, NgtIsoMounted.class);

  /// The key of a remark. As a name may hold anything, a remark inside a VM's record is not
  /// believed: the record then counts as cut off.
  public static final String REMARK = "# ncc";

  /// An answer to so many names follows.
  public static final String ASKED = "asked by name: ";

  /// VMs may be missing, and why.
  public static final String UNKNOWN = "unknown: ";

  /// Every VM that the first answer lacks was asked for, but for those that are unknown.
  public static final String ALL_ASKED = "every other VM was asked for by name";

  /// A prompt behind which nothing was typed.
  private static final Pattern PROMPT_ALONE = Pattern.compile(".*[^\\p{L}\\p{N}\\s]");

  private static final String WHERE = ", where ncli cuts its list";
  private static final String CUT = "exactly " + CAP + " VMs" + WHERE;

  /// Answers that were put behind each other without a word of what was asked.
  private static final String JOINED = "more than " + CAP + " VMs in one answer" + WHERE;

  private static final String CUT_OFF = "the list is cut off inside its last VM";
  private static final String ID = "VM Id";
  private static final String NAME = "VM Name";
  private static final Map<String, Spelling<?>> FIELDS =
      Map.of(
          "NGT Enabled", Spellings.NGT_ENABLED,
          "Tools ISO Mounted", Spellings.ISO_MOUNTED,
          "Communication Link Active", Spellings.LINK);
  private static final Set<String> KEYS =
      Set.of(
          ID,
          NAME,
          "NGT Enabled",
          "Tools ISO Mounted",
          "Vss Snapshot",
          "File Level Restore",
          "Communication Link Active");
  private static final Set<String> KEYS_AND_REMARK =
      Stream.concat(KEYS.stream(), Stream.of(REMARK)).collect(Collectors.toUnmodifiableSet());

  private final Origin origin;
  private final BlockFields fields;
  private final PartialInventory partial;
  private final Row row = new Row();
  private final Set<String> seen = new HashSet<>();
  private long rowLine;

  /// The first line of a name that nothing stands behind, but perhaps what a terminal shows.
  private Optional<String> name = Optional.empty();

  private final Set<UUID> answered = new HashSet<>();
  private int answerRows;
  private int mostRows;
  private Optional<BlockFields.Field> error = Optional.empty();
  private boolean isNothing;
  private boolean isOfOther;
  private boolean isByName;
  private boolean isOnlyByName = true;
  private boolean isAnswered;
  private boolean isBroken;
  private boolean isEveryVmAsked;

  private NcliNgtList(InputStream in, Origin origin) {
    this.origin = origin;
    this.fields = BlockFields.ofNcli(in, KEYS_AND_REMARK);
    this.partial = new PartialInventory(origin, FACTS, Part.Roster.EVERY_NGT_VM);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  public static Inventory read(InputStream in, Origin origin) {
    return new NcliNgtList(in, origin).read();
  }

  /// The list; where ncli cut it and no other is whole, the caveat says which VMs of the others it
  /// lacks, and what to type for them.
  public static Inventory besides(Inventory list, List<Inventory> others) {
    boolean isMissed =
        list.caveats().stream().anyMatch(NcliNgtList::isCut)
            && others.stream()
                .flatMap(other -> other.parts().stream())
                .noneMatch(Part::listsEveryNgtVm);
    var unlisted = isMissed ? unlisted(list, others) : List.<String>of();
    return unlisted.isEmpty()
        ? list
        : list.withEachCaveat(
            caveat -> isCut(caveat) ? naming(caveat, AskedNames.of(unlisted)) : caveat);
  }

  private static boolean isCut(Caveat caveat) {
    return caveat.kind() == Caveat.Kind.LIST_INCOMPLETE && cut(caveat).isPresent();
  }

  private static Optional<String> cut(Caveat caveat) {
    return Stream.of(CUT, JOINED).filter(caveat.reason()::startsWith).findFirst();
  }

  /// Names of VMs in `others` that `list` lacks.
  static List<String> unlisted(Inventory list, List<Inventory> others) {
    var known = list.vms().stream().map(Vm::uuid).collect(Collectors.toCollection(HashSet::new));
    return others.stream()
        .flatMap(other -> other.vms().stream())
        .filter(vm -> known.add(vm.uuid()))
        .map(Vm::name)
        .toList();
  }

  private static Caveat naming(Caveat caveat, AskedNames names) {
    return new Caveat(
        caveat.kind(),
        caveat.where(),
        cut(caveat).orElse("") + names.advice(),
        caveat.facts(),
        caveat.vms());
  }

  private Inventory read() {
    try {
      BlockFields.Field last = null;
      for (var field = fields.next(); field != null; field = fields.next()) {
        take(field);
        last = field;
      }
      endLast(last);
    } catch (IOException broken) {
      isBroken = true;
      halve("reading failed: " + FileFault.reason(broken));
    }
    endAnswer();
    checkWhole();
    if (mostRows >= CAP && !isEveryVmAsked) {
      partial.capped((mostRows == CAP ? CUT : JOINED) + ", and no other list of VMs tells more");
    }
    return partial.inventory();
  }

  private void take(BlockFields.Field field) {
    switch (field.key()) {
      case REMARK -> {
        endInside();
        remark(field);
      }
      case BlockFields.PROMPT -> {
        endInside();
        prompt(field.value());
      }
      case BlockFields.NOTHING -> {
        endInside();
        isNothing |= !isOfOther;
      }
      case BlockFields.ERROR -> {
        endInside();
        error = isOfOther ? error : Optional.of(error.orElse(field));
      }
      case ID -> {
        end();
        begin(field);
      }
      default -> value(field);
    }
  }

  private void value(BlockFields.Field field) {
    if (seen.isEmpty()) {
      checkForeign(field);
    } else if (!seen.add(field.key())) {
      again(field);
    } else if (field.key().equals(NAME)) {
      row.name(field.text());
    } else if (FIELDS.containsKey(field.key())) {
      row.read(FIELDS.get(field.key()), field.key(), field.value().strip());
    }
    name = field.key().equals(NAME) ? Optional.of(field.value()) : Optional.empty();
    if (name.isEmpty() && field.isCutBefore(ID)) {
      partial.damaged(place(field.line() + 1), CUT_OFF);
    }
  }

  /// What another command printed above the list is none of it.
  private void checkForeign(BlockFields.Field field) {
    if (KEYS.contains(field.key())) {
      partial.damaged(place(field.line()), "the beginning of the list is missing");
    }
  }

  private void endInside() {
    if (seen.isEmpty() || seen.containsAll(KEYS)) {
      end();
    } else {
      halve("an answer is cut off inside its last VM");
    }
  }

  private void remark(BlockFields.Field remark) {
    var text = remark.value();
    if (text.startsWith(UNKNOWN)) {
      var why = text.substring(UNKNOWN.length()).strip();
      partial.damaged(place(remark.line()), why.isEmpty() ? "not all was had" : why);
    } else if (text.equals(ALL_ASKED)) {
      isEveryVmAsked = true;
    } else if (text.startsWith(ASKED)) {
      endAnswer();
      isByName = true;
    }
  }

  /// What was typed says what the answer is to.
  private void prompt(String typed) {
    endAnswer();
    error = Optional.empty();
    isByName = isByName(typed);
    isOfOther = isOfOther(typed);
  }

  /// A command line that asks for something else.
  public static boolean isOfOther(String typed) {
    return !typed.contains("ngt") && !PROMPT_ALONE.matcher(typed).matches();
  }

  /// A command line that asks for VMs by name.
  public static boolean isByName(String typed) {
    return typed.contains("vm-name");
  }

  /// A few names that bring as many VMs as ncli prints at most are no good answer either.
  private void endAnswer() {
    mostRows = Math.max(mostRows, answerRows);
    isEveryVmAsked &= !(isByName && answerRows >= CAP);
    boolean isSaid = isNothing || answerRows > 0;
    if (isByName && !isSaid) {
      partial.damaged(place(fields.line()), "an answer to names holds no VM and does not say so");
    }
    if (isSaid) {
      sayError();
      error = Optional.empty();
    }
    isAnswered |= isSaid;
    isOnlyByName &= isByName || !isSaid;
    answerRows = 0;
    answered.clear();
    isNothing = false;
    isByName = false;
  }

  private void sayError() {
    error.ifPresent(said -> partial.damaged(place(said.line()), ErrorLine.reason(said.value())));
  }

  private void begin(BlockFields.Field id) {
    answerRows++;
    rowLine = id.line();
    seen.add(ID);
    row.registered();
    row.idBehindCluster(id.unwrapped());
  }

  /// A name that holds line ends can look like fields; then neither of the two is believed.
  private void again(BlockFields.Field field) {
    var fact = FIELDS.get(field.key());
    if (fact != null) {
      row.forget(fact, "a VM has more than one line '" + field.key() + "'");
    }
  }

  private void end() {
    if (seen.isEmpty()) {
      return;
    }
    FIELDS.forEach((key, fact) -> {
      if (!seen.contains(key)) {
        row.doubt(fact, "a VM has no line '" + key + "'");
      }
    });
    if (!isFromEarlierAnswer()) {
      partial.add(row, place(rowLine));
    }
    leave();
  }

  /// Names are not unique: an answer to one may hold a VM that was listed before.
  private boolean isFromEarlierAnswer() {
    return row.uuid()
        .filter(uuid -> answered.add(uuid) && isByName && partial.lists(uuid))
        .isPresent();
  }

  private void leave() {
    row.clear();
    seen.clear();
    name = Optional.empty();
  }

  private void endLast(BlockFields.@Nullable Field last) {
    if (last == null || last.isMark() || last.key().equals(REMARK) || seen.isEmpty()) {
      leave();
    } else if (!seen.containsAll(KEYS) || isCutOff(last)) {
      halve(CUT_OFF);
    } else {
      end();
    }
  }

  private void checkWhole() {
    if (!isAnswered && !isBroken) {
      partial.damaged(
          place(0), fields.line() == 0 ? "it is empty" : "no '" + ID + "' stands in it");
      sayError();
    } else if (isAnswered && isOnlyByName) {
      partial.listsOnlySome();
    }
  }

  /// Of a line without an end, only `true` and `false` are surely whole.
  private static boolean isCutOff(BlockFields.Field last) {
    var value = last.value().strip();
    boolean isWholeValue = value.equals("true") || value.equals("false");
    return !last.isEnded() && !(isWholeValue && last.more().isEmpty());
  }

  private void halve(String problem) {
    if (!seen.isEmpty()) {
      name.ifPresent(row::name);
      partial.addHalf(row, place(rowLine));
      leave();
    }
    partial.damaged(place(fields.line()), problem);
  }

  private Place place(long line) {
    return new Place(origin.name(), line);
  }
}
