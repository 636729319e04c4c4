package ncc.json.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ncc.json.config.YamlNode.Entry;
import ncc.json.config.YamlNode.Items;
import ncc.json.config.YamlNode.Keys;
import ncc.json.config.YamlNode.Nothing;
import ncc.json.config.YamlNode.Text;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// A YAML document as located nodes. Anchors, aliases and merge keys are understood; tags, and keys
/// that are not texts or are given twice, are faults, and so is a part that contains itself. An
/// alias shares its node, so a file that multiplies itself stays as small as it is written.
final class YamlTree {
  /// More than enough for a cluster each that repeats its settings by alias.
  private static final int MOST_ALIASES = 10_000;

  /// How many keys may be merged. Merging takes time even where it adds nothing.
  private static final int MOST_MERGED = 1 << 20;

  private final String file;
  private final Consumer<Fault> faults;
  private final IdentityHashMap<Node, YamlNode> converted = new IdentityHashMap<>();
  private final Set<Node> begun = Collections.newSetFromMap(new IdentityHashMap<>());
  private int merged;

  private YamlTree(String file, Consumer<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /// @param file what `text` was read from
  /// @param faults takes what is no YAML, or YAML that is not read here
  /// @return empty for a document with nothing in it, and for one that is no YAML
  static Optional<YamlNode> read(String file, String text, Consumer<Fault> faults) {
    var tree = new YamlTree(file, faults);
    return tree.composed(text).map(tree::node);
  }

  private Optional<Node> composed(String text) {
    try {
      return Optional.ofNullable(composer(text).getSingleNode());
    } catch (MarkedYAMLException e) {
      refuse(place(e.getProblemMark()), e.getProblem());
    } catch (ReaderException e) {
      refuse(
          placeAt(text, e.getPosition()),
          "the character U+%04X cannot stand in YAML".formatted(e.getCodePoint()));
    } catch (YAMLException e) {
      refuse(new Place(file, 1, 1), String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static Composer composer(String text) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setCodePointLimit(Integer.MAX_VALUE);
    var parser = new ParserImpl(new StreamReader(text), options);
    return new Composer(parser, new Resolver(), options);
  }

  private void refuse(Place place, String why) {
    faults.accept(new Fault(place, "is not YAML: " + why.lines().findFirst().orElse("")));
  }

  private Place place(Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Place placeAt(String text, int position) {
    var before = text.substring(0, text.offsetByCodePoints(0, position));
    int newline = before.lastIndexOf('\n');
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Place(file, line, before.length() - newline);
  }

  private YamlNode node(Node node) {
    var known = converted.get(node);
    if (known != null) {
      return known;
    }
    var place = place(node.getStartMark());
    if (!begun.add(node)) {
      faults.accept(new Fault(place, "this part of the file contains itself"));
      return new Nothing(place);
    }
    var made = made(node, place);
    converted.put(node, made);
    return made;
  }

  private YamlNode made(Node node, Place place) {
    if (!node.getTag().startsWith(Tag.PREFIX)) {
      faults.accept(new Fault(place, "tags such as '" + node.getTag() + "' are not read here"));
    }
    return switch (node) {
      case ScalarNode one when one.isPlain() && one.getTag().equals(Tag.NULL) -> new Nothing(place);
      case ScalarNode one -> new Text(place, one.getValue(), one.isPlain());
      case SequenceNode list -> Items.of(place, list.getValue().stream().map(this::node).toList());
      case MappingNode keys -> keys(keys, place);
      default -> new Nothing(place);
    };
  }

  /// What is written counts before what is merged, of that what comes first.
  private Keys keys(MappingNode node, Place place) {
    var entries = new LinkedHashMap<String, Entry>();
    var merges = new ArrayList<Node>();
    for (NodeTuple tuple : node.getValue()) {
      var at = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        faults.accept(new Fault(at, "a key must be a text"));
      } else if (key.getTag().equals(Tag.MERGE)) {
        merges.add(tuple.getValueNode());
      } else if (entries.containsKey(key.getValue())) {
        faults.accept(new Fault(at, "'" + key.getValue() + "' is given twice"));
      } else {
        entries.put(key.getValue(), new Entry(at, node(tuple.getValueNode())));
      }
    }
    merges.forEach(value -> merge(value, entries));
    return Keys.of(place, entries);
  }

  private void merge(Node value, Map<String, Entry> entries) {
    var parts = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    for (Node part : parts) {
      if (!(part instanceof MappingNode)) {
        refuse(place(part.getEndMark()), "'<<' needs keys, or a list of such");
      } else if (node(part) instanceof Keys keys && isMergeable(keys)) {
        keys.entries().forEach(entries::putIfAbsent);
      }
    }
  }

  private boolean isMergeable(Keys keys) {
    boolean isBelow = merged <= MOST_MERGED;
    merged += keys.entries().size() + 1;
    if (isBelow && merged > MOST_MERGED) {
      faults.accept(
          new Fault(keys.place(), "more than " + MOST_MERGED + " keys are merged by '<<'"));
    }
    return merged <= MOST_MERGED;
  }
}
