package ncc.source.cvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.source.layout.OutputFacts;
import ncc.source.partial.Evidence;
import ncc.source.partial.OutOfReach;
import ncc.source.partial.RosterCheck;
import ncc.source.text.BoundedStream;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.setting.Setting;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// Asks the commands of one CVM, side by side, and merges what they tell of its cluster.
public final class CvmReading {
  /// How long each command may take.
  public static final Setting COMMAND_TIMEOUT =
      Setting.of(
          "command-timeout",
          Setting.Kind.DURATION,
          "60s",
          "How long each command may take; what it printed by then is used.");

  /// More than a million VMs need.
  private static final long LARGEST = 2L << 30;

  /// Many times what ncli prints of as many VMs as it does at most.
  private static final long LARGEST_ANSWER = 16 << 20;

  private final Shell shell;
  private final SourceRequest request;
  private final Duration timeout;
  private final CvmCommand guestTools;
  private final List<CvmCommand> further;

  private CvmReading(Shell shell, SourceRequest request, List<Output> further) {
    this.shell = shell;
    this.request = request;
    this.guestTools = CvmCommand.guestTools(further);
    this.further = CvmCommand.of(further);
    this.timeout = request.settings().duration(COMMAND_TIMEOUT.name());
  }

  /// @param request with [#COMMAND_TIMEOUT] among its settings
  /// @param further what plugins describe
  /// @return the one cluster of this CVM
  /// @throws SourceException when no command told anything
  public static List<Inventory> read(Shell shell, SourceRequest request, List<Output> further)
      throws SourceException {
    return List.of(new CvmReading(shell, request, further).read());
  }

  /// What its commands can bring, in reading order.
  ///
  /// @param further what plugins describe
  public static Map<String, Set<FactType>> brings(List<Output> further) {
    var brings = new LinkedHashMap<String, Set<FactType>>();
    for (CvmCommand command : CvmCommand.all(further)) {
      brings.put(command.line(), command.facts());
    }
    CvmCommand.of(further).forEach(one -> OutputFacts.add(brings, one.line(), one.facts()));
    return Collections.unmodifiableMap(brings);
  }

  private Inventory read() throws SourceException {
    var partials = partials();
    if (!Evidence.isIn(partials)) {
      throw new SourceException(
          shell.place() + ": no command told anything: " + Evidence.reasons(partials));
    }
    var merged = InventoryMerge.merge(partials);
    return RosterCheck.checked(named(merged), shell.place());
  }

  private Inventory named(Inventory merged) {
    return merged.cluster().name().isEmpty()
        ? merged.withCluster(merged.cluster().withName(shell.place()))
        : merged;
  }

  /// The richest first, as in a capture.
  private List<Inventory> partials() {
    try (var commands = new SideBySide()) {
      var registered = commands.start(() -> ask(guestTools));
      var on = commands.start(() -> ask(CvmCommand.VMS_ON));
      var off = commands.start(() -> ask(CvmCommand.VMS_OFF));
      var cluster = commands.start(() -> ask(CvmCommand.CLUSTER_INFO));
      var others = further.stream().map(one -> commands.start(() -> ask(one))).toList();
      var rich = commands.result(registered);
      var partials = new ArrayList<>(List.of(rich));
      var vms = AcliVmList.all(commands.result(on), commands.result(off));
      if (!listsEveryNgtVm(rich) && !commands.isStopped()) {
        partials.add(ngtList(new NgtListing(commands, this::printed, rich, vms)));
      }
      partials.addAll(List.of(vms, commands.result(cluster)));
      others.forEach(one -> partials.add(commands.result(one)));
      return partials;
    }
  }

  private static boolean listsEveryNgtVm(Inventory partial) {
    return partial.parts().stream().anyMatch(Part::listsEveryNgtVm);
  }

  private Inventory ask(CvmCommand command) {
    var origin = origin(command);
    try (var output = CommandOutput.of(shell, command.line(), timeout)) {
      output.await();
      return recorded(command, output, origin);
    } catch (IOException failed) {
      var reason = String.valueOf(failed.getMessage());
      request.recorder().missing(command.file(), reason);
      return OutOfReach.inventory(origin, reason, command.facts());
    }
  }

  private Inventory recorded(CvmCommand command, CommandOutput output, Origin origin)
      throws IOException {
    var bounded = new BoundedStream(output, LARGEST);
    try (var in = request.recorder().recorded(command.file(), bounded)) {
      var inventory = command.reader().apply(in, origin);
      output.failure().ifPresent(why -> request.recorder().missing(command.file(), why));
      return inventory;
    }
  }

  /// Kept whole before it is read: only its end tells whether more must be asked.
  private Inventory ngtList(NgtListing listing) {
    var command = CvmCommand.NGT_LIST;
    var origin = origin(command);
    var answer = listing.answer();
    answer.failure().ifPresent(why -> request.recorder().missing(command.file(), why));
    if (answer.failure().isPresent() && answer.printed().size() == 0) {
      return OutOfReach.inventory(origin, answer.failure().get(), command.facts());
    }
    try (var in = request.recorder().recorded(command.file(), answer.stream())) {
      return command.reader().apply(in, origin);
    } catch (IOException unkept) {
      return OutOfReach.inventory(origin, String.valueOf(unkept.getMessage()), command.facts());
    }
  }

  private NgtListing.Answer printed(String line) {
    var printed = new ByteArrayOutputStream();
    try (var output = CommandOutput.of(shell, line, timeout)) {
      new BoundedStream(output, LARGEST_ANSWER).transferTo(printed);
      return new NgtListing.Answer(printed, Optional.empty());
    } catch (IOException failed) {
      return new NgtListing.Answer(printed, Optional.of(String.valueOf(failed.getMessage())));
    }
  }

  private Origin origin(CvmCommand command) {
    return new Origin(shell.place() + " " + command.line(), request.clock().instant());
  }
}
