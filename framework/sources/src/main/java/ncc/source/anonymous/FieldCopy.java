package ncc.source.anonymous;

import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Kind;
import ncc.spi.source.Layout;

/// What a copy tells of the fields of a layout: pseudonyms of keys and names, values that are
/// harmless, and of all others nothing.
record FieldCopy(Layout layout, Pseudonyms pseudonyms) {

  /// What stands in place of a text; nothing where it is left out.
  ///
  /// @param path of its field
  String told(String path, String text) {
    if (text.isEmpty()) {
      return "";
    }
    if (path.equals(layout.key())) {
      return isOfVms() ? pseudonyms.uuidBehindCluster(text) : named(layout.kind(), text);
    }
    if (layout.name().equals(Optional.of(path))) {
      return isOfVms() ? pseudonyms.vm(text) : named(layout.kind(), text);
    }
    return layout.cluster().equals(Optional.of(path))
        ? pseudonyms.uuid(text)
        : field(path).map(field -> told(field, text)).orElse("");
  }

  private boolean isOfVms() {
    return layout.kind().equals(Kind.VM);
  }

  private String named(Kind kind, String text) {
    return pseudonyms.of(kind, text);
  }

  private String told(Layout.Field field, String text) {
    return told(List.of(field), text, pseudonyms);
  }

  /// The same of a text that tells all of these; nothing where one of them is not to be told.
  static String told(List<Layout.Field> fields, String text, Pseudonyms pseudonyms) {
    for (Layout.Field field : fields) {
      var names = field.notation().names();
      if (names.isPresent()) {
        return pseudonyms.of(names.get(), name(field, text));
      }
      if (!field.isHarmless()) {
        return "";
      }
      if (field.read(text).isEmpty()) {
        return Pseudonyms.REDACTED;
      }
    }
    return text;
  }

  /// Two spellings of one name are one; a text that names nothing is left out.
  private static String name(Layout.Field field, String text) {
    return field.notation().value(text).map(Object::toString).orElse(text);
  }

  private Optional<Layout.Field> field(String path) {
    return layout.fields().stream().filter(field -> field.path().equals(path)).findFirst();
  }
}
