package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import ncc.source.pbtxt.PbtxtException;
import ncc.source.pbtxt.PbtxtReader;
import ncc.source.pbtxt.PbtxtReader.Event;
import ncc.source.text.ErrorLine;
import ncc.source.text.Lines;
import ncc.source.text.Prompts;

/// The fields of what `nutanix_guest_tools_cli` prints, wherever they stand in a text: as such, in
/// a log bundle, below a banner, between prompts. A prompt ends an output, and another may follow.
public final class GuestToolsText {
  /// What a line of the output begins with, outside all blocks.
  static final String ENTITY = "vm_info_vec";

  static final String ANNOUNCED = "vm_uuid_vec";

  private static final Set<String> FIELDS =
      Set.of(
          ENTITY,
          ANNOUNCED,
          "ngt_uuid",
          "system_uuid",
          "vm_uuid",
          "vm_name",
          "guest_tools_enabled",
          "tools_mounted",
          "capabilities",
          "communication_type",
          "communication_link_active",
          "communication_link_over_serial_port_active",
          "client_certificates_generated",
          "vm_info");

  private final LogSection section;
  private final PbtxtReader reader;
  private final Prompts prompts = new Prompts("nutanix_guest_tools_cli");
  private boolean isBlank = true;
  private boolean isBegun;
  private boolean isBehindPrompt;
  private boolean hasPrompt;
  private boolean isBeginningLost;

  /// What the command said of an error, above an output that has not begun yet.
  private Optional<Lines.Line> saidAbove = Optional.empty();

  private Optional<Lines.Line> error = Optional.empty();

  public GuestToolsText(InputStream in) {
    this.section = new LogSection(in);
    this.reader = new PbtxtReader(section);
  }

  /// What reads the fields; only this text asks it for the next.
  public PbtxtReader reader() {
    return reader;
  }

  /// Why the output is not whole, though what was read of it is; known once all was read.
  public Optional<String> loss() {
    if (isBeginningLost) {
      return Optional.of("the beginning of the output is missing");
    }
    if (error.isPresent()) {
      return error.map(said -> ErrorLine.reason(said.text()));
    }
    return section.isCutOff()
        ? Optional.of("the output is cut off: no section [stderr] follows")
        : Optional.empty();
  }

  /// The line of that loss.
  long lossLine() {
    return isBeginningLost ? line() : error.map(Lines.Line::number).orElseGet(this::line);
  }

  /// Nothing but the lines of a log was found.
  boolean isBlank() {
    return isBlank;
  }

  /// The line reading has come to, from 1.
  long line() {
    return reader.line() + section.headerLines();
  }

  long line(PbtxtException damage) {
    return damage.line() + section.headerLines();
  }

  /// The next event of this output.
  ///
  /// @throws PbtxtException when it is damaged; [#resume] may go on
  public Event next() throws IOException {
    while (true) {
      try {
        var event = reader.next();
        isBegun = isBegun || isField(event);
        takeError(event);
        isBlank &= event == Event.END;
        return event;
      } catch (PbtxtException damage) {
        isBlank = false;
        if (isPrompt()) {
          isBehindPrompt = true;
          return Event.END;
        }
        if (!isAbove(damage)) {
          throw damage;
        }
        pass(reader.damagedLine());
        if (!isFurtherOutput()) {
          return Event.END;
        }
      }
    }
  }

  /// `ERROR: timeout` looks like a field.
  private void takeError(Event event) {
    if (event == Event.SCALAR
        && reader.depth() == 0
        && !FIELDS.contains(reader.name())
        && ErrorLine.matches(reader.name() + ":")) {
      saidAbove = Optional.of(said(reader.name() + ": " + reader.text()));
    }
    if (isBegun && saidAbove.isPresent()) {
      error = error.or(() -> saidAbove);
      saidAbove = Optional.empty();
    }
  }

  private Lines.Line said(String text) {
    return new Lines.Line(line(), text, true);
  }

  private boolean isField(Event event) {
    boolean isOutside = reader.depth() == (event == Event.OPEN ? 1 : 0);
    return isOutside && event != Event.END && FIELDS.contains(reader.name());
  }

  private boolean isPrompt() throws IOException {
    if (!reader.isOutside()) {
      return false;
    }
    var line = reader.damagedLine();
    return FIELDS.stream().noneMatch(line.strip()::startsWith) && prompts.isPrompt(line);
  }

  /// What stands above the output is none of it. Where a block ends there, it is: its beginning is
  /// missing.
  private boolean isAbove(PbtxtException damage) {
    return reader.isOutside() && !isBegun && (hasPrompt || !damage.isUnbegunBlock());
  }

  /// Goes on behind the prompt that ended an output; false when nothing of another follows.
  public boolean nextOutput() throws IOException {
    boolean isMore = isBehindPrompt && isFurtherOutput();
    hasPrompt |= isBehindPrompt;
    isBehindPrompt = false;
    isBegun = false;
    return isMore;
  }

  /// A prompt among the lines between may say what others look like.
  private boolean isFurtherOutput() throws IOException {
    return reader.resumeAt(FIELDS, this::pass);
  }

  /// Above the output stands nothing that ends blocks, but for what is left of its own beginning.
  private void pass(String line) {
    if (prompts.isPrompt(line)) {
      hasPrompt = true;
      saidAbove = Optional.empty();
    } else if (ErrorLine.matches(line)) {
      saidAbove = Optional.of(said(line));
    }
    isBeginningLost |= !hasPrompt && closers(line) > 0;
  }

  private static long closers(String line) {
    boolean isMore = line.isBlank() || !line.replaceAll("[\\s}>]", "").isEmpty();
    return isMore ? line.chars().map(c -> c == '}' ? 1 : c == '{' ? -1 : 0).sum() : 1;
  }

  /// Goes on behind damage; false when nothing follows.
  public boolean resume() throws IOException {
    return reader.resumeAt(Set.of(ENTITY));
  }
}
