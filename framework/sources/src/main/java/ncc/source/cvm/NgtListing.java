package ncc.source.cvm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.VmCount;
import ncc.spi.message.Count;

/// Asks for the list of NGT VMs and, where ncli cut it, for those that it left out by name. All
/// answers become one text, which a capture keeps and [NcliNgtList] reads alike.
///
/// @param commands runs what is asked
/// @param answering asks one command line
/// @param rich what the richer command told, if only half of it
/// @param vms the list of all VMs, which knows its number when it is whole
record NgtListing(
    SideBySide commands, Function<String, Answer> answering, Inventory rich, Inventory vms) {
  private static final int IN_FLIGHT = 4;

  /// All that a command printed, and why that is not all it should have.
  record Answer(ByteArrayOutputStream printed, Optional<String> failure) {
    InputStream stream() {
      var bytes = new ByteArrayInputStream(printed.toByteArray());
      return failure
          .<InputStream>map(reason -> new SequenceInputStream(bytes, failing(reason)))
          .orElse(bytes);
    }

    private static InputStream failing(String reason) {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException(reason);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          throw new IOException(reason);
        }
      };
    }
  }

  /// Everything ncli says, as one answer.
  Answer answer() {
    var first = ask(CvmCommand.NGT_LIST.line());
    var listed = NcliNgtList.read(first.stream(), new Origin("", java.time.Instant.EPOCH));
    boolean isCapped =
        first.failure().isEmpty() && listed.parts().getFirst().vms() == NcliNgtList.CAP;
    return isCapped && !commands.isStopped() ? withRest(first, listed) : first;
  }

  private Answer ask(String line) {
    return commands.result(commands.start(() -> answering.apply(line)));
  }

  private Answer withRest(Answer first, Inventory listed) {
    var names = AskedNames.of(NcliNgtList.unlisted(listed, List.of(rich, vms)));
    var inFlight = new Semaphore(IN_FLIGHT);
    var asked =
        names.chunks().stream()
            .map(chunk -> commands.start(() -> bounded(inFlight, AskedNames.line(chunk))))
            .toList();
    var text = new ByteArrayOutputStream();
    text.writeBytes(first.printed().toByteArray());
    var unknown = new ArrayList<String>();
    for (int i = 0; i < asked.size(); i++) {
      take(names.chunks().get(i), commands.result(asked.get(i)), text, unknown);
    }
    if (!names.unsafe().isEmpty()) {
      unknown.add(unaskable(names.unsafe()));
    }
    unknown.forEach(reason -> remark(text, NcliNgtList.UNKNOWN + reason));
    if (vms.cluster().has(VmCount.class)) {
      remark(text, NcliNgtList.ALL_ASKED);
    }
    return new Answer(text, Optional.empty());
  }

  private Answer bounded(Semaphore inFlight, String line) {
    try {
      inFlight.acquire();
    } catch (InterruptedException _) {
      return new Answer(new ByteArrayOutputStream(), Optional.of("it was not asked: time is up"));
    }
    try {
      return answering.apply(line);
    } finally {
      inFlight.release();
    }
  }

  /// Half an answer is none: the names that it left out could not be told from VMs without NGT.
  private static void take(
      List<String> names, Answer answer, ByteArrayOutputStream text, List<String> unknown) {
    if (answer.failure().isPresent()) {
      unknown.add(count(names) + " not answered for, " + shown(names) + ": " + reason(answer));
    } else {
      remark(text, NcliNgtList.ASKED + names.size());
      text.writeBytes(answer.printed().toByteArray());
    }
  }

  private static String reason(Answer answer) {
    return answer.failure().orElse("").lines().findFirst().orElse("");
  }

  private static String unaskable(List<String> names) {
    return count(names)
        + " not asked for, since ncli has no way to write such names: "
        + shown(names);
  }

  private static String count(List<String> names) {
    return Count.of(names.size(), "VM name was", "VM names were");
  }

  private static String shown(List<String> names) {
    return AskedNames.shown(names);
  }

  private static void remark(ByteArrayOutputStream text, String remark) {
    text.writeBytes(
        ("\n" + NcliNgtList.REMARK + ": " + remark + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
