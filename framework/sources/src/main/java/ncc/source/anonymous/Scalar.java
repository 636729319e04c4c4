package ncc.source.anonymous;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/// A value of JSON that holds no others.
final class Scalar {
  private Scalar() {}

  static void copy(JsonParser in, JsonGenerator out, Treatment treatment, Pseudonyms pseudonyms)
      throws IOException {
    switch (in.currentToken()) {
      case VALUE_NULL -> out.writeNull();
      case VALUE_TRUE -> out.writeBoolean(true);
      case VALUE_FALSE -> out.writeBoolean(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in, out, treatment, pseudonyms);
      default -> out.writeString(treatment.told(in.getText(), pseudonyms));
    }
  }

  private static void number(
      JsonParser in, JsonGenerator out, Treatment treatment, Pseudonyms pseudonyms)
      throws IOException {
    if (treatment == Treatment.INCARNATION) {
      out.writeNumber(treatment.told(in.getText(), pseudonyms));
    } else if (treatment.isIdentity()) {
      // Where a text belongs, a number is damage, and stays one.
      out.writeNumber(0);
    } else {
      out.writeNumber(in.getText());
    }
  }
}
