package ncc.source.partial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ncc.spi.inventory.FactType;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation.Token;

/// The fields of a layout as they stand inside of objects.
///
/// @param path of this one; empty for a row as a whole
/// @param own what it tells; empty for an object, and for what says who and where an entity is
/// @param inside what stands in it, by name; empty for a value
public record FieldTree(String path, List<Layout.Field> own, Map<String, FieldTree> inside) {

  public static FieldTree of(Layout layout) {
    var tree = of(layout.fields());
    if (!(layout.format() instanceof Layout.Further)) {
      tree.put(layout.key());
    }
    layout.name().ifPresent(tree::put);
    layout.cluster().ifPresent(tree::put);
    return tree;
  }

  static FieldTree of(List<Layout.Field> fields) {
    var tree = empty("");
    fields.forEach(field -> tree.put(field.path()).own.add(field));
    return tree;
  }

  private static FieldTree empty(String path) {
    return new FieldTree(path, new ArrayList<>(), new LinkedHashMap<>());
  }

  private FieldTree put(String whole) {
    var node = this;
    int end = -1;
    while (end < whole.length()) {
      int start = end + 1;
      int slash = whole.indexOf('/', start);
      end = slash < 0 ? whole.length() : slash;
      // Of a field the path itself, which is looked up by the million.
      var path = slash < 0 ? whole : whole.substring(0, end);
      node = node.inside.computeIfAbsent(whole.substring(start, end), _ -> empty(path));
    }
    return node;
  }

  /// What stands at a path; an empty one where nothing does.
  public FieldTree at(String inner) {
    var node = this;
    for (String name : inner.split("/", -1)) {
      node = node.inside.getOrDefault(name, empty(inner));
    }
    return node;
  }

  /// A row may say several values in its place.
  public boolean isList() {
    return own.stream().anyMatch(Layout.Field::isList);
  }

  /// How many objects stand inside of each other, with this one.
  public int depth() {
    return inside.values().stream().mapToInt(FieldTree::depth).map(one -> one + 1).max().orElse(0);
  }

  public boolean isObject() {
    return !inside.isEmpty();
  }

  /// What its value is.
  public Token token() {
    return own.isEmpty() ? Token.TEXT : own.getFirst().notation().token();
  }

  /// The fields that a value in its place may hide.
  public List<Layout.Field> fields() {
    return isObject()
        ? inside.values().stream().flatMap(one -> one.fields().stream()).toList()
        : own;
  }

  /// The facts that a value in its place may hide.
  public Set<FactType> facts() {
    var facts = new TreeSet<FactType>();
    fields().forEach(one -> facts.add(one.fact()));
    return facts;
  }
}
