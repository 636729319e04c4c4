package ncc.source.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ncc.spi.inventory.FactType;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation.Token;

/// The fields of a layout as they stand inside of objects.
///
/// @param path of this one; empty for a row as a whole
/// @param field what it tells; empty for an object, and for what says who and where an entity is
/// @param inside what stands in it, by name; empty for a value
public record FieldTree(String path, Optional<Layout.Field> field, Map<String, FieldTree> inside) {

  public static FieldTree of(Layout layout) {
    var tree = new FieldTree("", Optional.empty(), new LinkedHashMap<>());
    tree.put(layout.key(), Optional.empty());
    layout.name().ifPresent(path -> tree.put(path, Optional.empty()));
    layout.cluster().ifPresent(path -> tree.put(path, Optional.empty()));
    layout.fields().forEach(field -> tree.put(field.path(), Optional.of(field)));
    return tree;
  }

  private void put(String whole, Optional<Layout.Field> field) {
    var node = this;
    for (String name : whole.split("/", -1)) {
      node =
          node.inside.computeIfAbsent(
              name, _ -> new FieldTree(whole, field, new LinkedHashMap<>()));
    }
  }

  public boolean isObject() {
    return !inside.isEmpty();
  }

  /// What its value is.
  public Token token() {
    return field.map(one -> one.notation().token()).orElse(Token.TEXT);
  }

  /// The fields that a value in its place may hide.
  List<Layout.Field> fields() {
    return isObject()
        ? inside.values().stream().flatMap(one -> one.fields().stream()).toList()
        : field.stream().toList();
  }

  /// The facts that a value in its place may hide.
  Set<FactType> facts() {
    var facts = new TreeSet<FactType>();
    fields().forEach(one -> facts.add(one.fact()));
    return facts;
  }
}
