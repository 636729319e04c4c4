package ncc.report.text;

import ncc.spi.check.Status;

/// NCC's states of a check, least to most urgent, as its text spells them. NCC has no word for
/// "does not apply": [Status#SKIP] shows as INFO.
enum NccState {
  PASS("Pass", "PASS:", "32"),
  INFO("Info", "INFO:", "36"),
  WARN("Warning", "WARN:", "33"),
  ERR("Error", "ERR :", "35"),
  FAIL("Fail", "FAIL:", "1;31");

  private final String label;
  private final String tag;
  private final String colour;

  NccState(String label, String tag, String colour) {
    this.label = label;
    this.tag = tag;
    this.colour = colour;
  }

  static NccState of(Status status) {
    return switch (status) {
      case PASS -> PASS;
      case SKIP, INFO -> INFO;
      case WARN -> WARN;
      case ERR -> ERR;
      case FAIL -> FAIL;
    };
  }

  /// In the table of counts.
  String label() {
    return label;
  }

  /// Before a message, four wide and a colon.
  String tag() {
    return tag;
  }

  /// At the end of a check's line.
  String bracketed(boolean coloured) {
    return coloured ? "[ \u001b[" + colour + "m" + name() + "\u001b[0m ]" : "[ " + name() + " ]";
  }
}
