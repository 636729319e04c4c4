package ncc.source.cvm;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import ncc.source.cvm.Fleet.Guest;

/// Writes protobuf text in every style the format allows, a different one at each turn.
final class PbtxtWriter {
  private final Random style;
  private final StringBuilder text = new StringBuilder();
  private final Set<Integer> ends = new HashSet<>();

  PbtxtWriter(Random style) {
    this.style = style;
  }

  String write(List<Guest> guests, boolean isAnnounced) {
    if (isAnnounced) {
      guests.forEach(guest -> field("vm_uuid_vec", quoted(guest.uuid().toString())));
    }
    guests.forEach(this::entity);
    return text.toString();
  }

  /// The text up to here, spaces aside, ends with a whole entity: nothing tells that more follows.
  boolean isEndOfAnEntity(String start) {
    return ends.contains(start.stripTrailing().length());
  }

  private void entity(Guest guest) {
    block(
        "vm_info_vec",
        () -> {
          noise();
          field("vm_uuid", quoted(guest.uuid().toString()));
          field("vm_name", quoted(guest.name()));
          field("guest_tools_enabled", "" + guest.enabled());
          field("tools_mounted", "" + guest.mounted());
          block("capabilities", () -> field("vss_snapshot", "true"));
          field("communication_link_active", "" + guest.link());
          block(
              "vm_info",
              () ->
                  guest
                      .cert()
                      .ifPresent(
                          cert -> field("client_cert_expiry_date", "" + cert.getEpochSecond())));
        });
    ends.add(text.toString().stripTrailing().length());
  }

  private void noise() {
    switch (style.nextInt(6)) {
      case 0 -> text.append("# a comment } with \" brackets\n");
      case 1 -> text.append("\nI20250428 15:52:24.000553Z 1(0x7f) zk:994] x=<null> {\n");
      case 2 -> text.append("unknown { vm_uuid: 'x' list: [1, 2] [an.extension] < a: 1 > } ");
      default -> {}
    }
  }

  private void block(String name, Runnable inside) {
    boolean isAngled = style.nextBoolean();
    text.append(name).append(one(" ", ": ", "", "\n")).append(isAngled ? '<' : '{').append(space());
    inside.run();
    text.append(isAngled ? '>' : '}').append(one("\n", " ", "\n\n", "\r\n"));
  }

  private void field(String name, String value) {
    text.append(name).append(one(": ", ":", " : ", " :\n")).append(value);
    text.append(one("\n", " ", " ; ", ",\n", " # done\n"));
  }

  private String quoted(String value) {
    int half =
        value.offsetByCodePoints(0, style.nextInt(value.codePointCount(0, value.length()) + 1));
    return style.nextInt(4) > 0
        ? literal(value)
        : literal(value.substring(0, half)) + space() + literal(value.substring(half));
  }

  private String literal(String value) {
    char quote = style.nextBoolean() ? '"' : '\'';
    var escaped = new StringBuilder().append(quote);
    value.codePoints().forEach(c -> escaped.append(escaped(c, quote)));
    return escaped.append(quote).toString();
  }

  private String escaped(int c, char quote) {
    if (c == quote || c == '\\') {
      return "\\" + (char) c;
    }
    if (c == '\n') {
      return one("\\n", "\\012", "\\x0a");
    }
    boolean isPlain = c >= ' ' && style.nextInt(3) > 0;
    return isPlain ? Character.toString(c) : bytes(c);
  }

  private String bytes(int c) {
    if (style.nextInt(4) == 0) {
      return String.format("\\U%08x", c);
    }
    var bytes = new StringBuilder();
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      bytes.append(String.format("\\%03o", b & 0xff));
    }
    return bytes.toString();
  }

  private String space() {
    return one(" ", "\n", "", "\t");
  }

  private String one(String... of) {
    return of[style.nextInt(of.length)];
  }
}
