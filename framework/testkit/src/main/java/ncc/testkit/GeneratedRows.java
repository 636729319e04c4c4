package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Notation.Token;

/// What an output of a plugin tells of one cluster, made up from its layout: the same for the same
/// seed, and the same of one entity in every output that tells its facts, so that a CVM and Prism
/// agree. Of twenty rows two lack a field, and one has a value that cannot be read.
///
/// Rows of VMs are those of the cluster, whose keys are theirs; of any other kind there are as many
/// as were asked for.
public final class GeneratedRows {
  private static final int EACH = 20;
  private static final String UNREADABLE = "?";

  private final Layout layout;
  private final Capture capture;
  private final long seed;
  private final int rows;
  private final List<Vm> vms;

  /// @param capture the cluster
  /// @param rows how many entities of each kind there are, but for VMs
  public GeneratedRows(Layout layout, Capture capture, long seed, int rows) {
    this.layout = requireNonNull(layout);
    this.capture = requireNonNull(capture);
    this.seed = seed;
    this.rows = rows;
    this.vms = layout.kind().equals(Kind.VM) ? capture.vms().get().toList() : List.of();
  }

  /// How many rows there are.
  public int size() {
    return layout.kind().equals(Kind.VM) ? vms.size() : rows;
  }

  /// Writes all of them as a command of the cluster prints them, `[None]` where there are none.
  ///
  /// @throws IllegalArgumentException when the layout is none of blocks
  public void write(Appendable out) throws IOException {
    if (!(layout.format() instanceof Layout.Blocks(var begin))) {
      throw new IllegalArgumentException("rows in JSON are written one by one");
    }
    for (int i = 0; i < size(); i++) {
      var texts = new LinkedHashMap<String, String>();
      texts.put(begin, capture.clusterUuid() + "::" + (1000 + i));
      texts.putAll(row(i));
      out.append("\n");
      for (var text : texts.entrySet()) {
        out.append(String.format(Locale.ROOT, "    %-25s : %s\n", text.getKey(), text.getValue()));
      }
    }
    out.append(size() == 0 ? "\n[None]\n" : "");
  }

  /// The row at `i` as an object of JSON: texts, numbers, truths, and further objects.
  public Map<String, Object> object(int i) {
    var object = new LinkedHashMap<String, Object>();
    for (var text : row(Objects.checkIndex(i, size())).entrySet()) {
      put(object, List.of(text.getKey().split("/", -1)), value(text.getKey(), text.getValue()));
    }
    return object;
  }

  @SuppressWarnings("unchecked") // only this puts maps there
  private static void put(Map<String, Object> object, List<String> path, Object value) {
    if (path.size() == 1) {
      object.put(path.getFirst(), value);
    } else {
      var inside =
          object.computeIfAbsent(path.getFirst(), _ -> new LinkedHashMap<String, Object>());
      put((Map<String, Object>) inside, path.subList(1, path.size()), value);
    }
  }

  private Object value(String path, String text) {
    var token =
        layout.fields().stream()
            .filter(field -> field.path().equals(path))
            .map(field -> field.notation().token())
            .findFirst()
            .orElse(Token.TEXT);
    return switch (token) {
      case NUMBER -> text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : text;
      case TRUTH -> text.matches("true|false") ? (Object) Boolean.valueOf(text) : text;
      case TEXT -> text;
    };
  }

  /// The texts of the row at `i`, by the paths of their fields.
  private Map<String, String> row(int i) {
    var texts = new LinkedHashMap<String, String>();
    boolean isOfVms = layout.kind().equals(Kind.VM);
    texts.put(layout.key(), isOfVms ? vms.get(i).uuid().toString() : key(layout.kind(), i));
    layout.name().ifPresent(path -> texts.put(path, isOfVms ? vms.get(i).name() : name(i)));
    layout.cluster().ifPresent(path -> texts.put(path, capture.clusterUuid().toString()));
    var fields = layout.fields();
    for (int j = 0; j < fields.size(); j++) {
      boolean isLast = j == fields.size() - 1;
      if (i % EACH == 13 && j == 0) {
        texts.put(fields.get(j).path(), UNREADABLE);
      } else if (!(isLast && isShort(i))) {
        texts.put(fields.get(j).path(), text(fields.get(j), i));
      }
    }
    return texts;
  }

  /// It lacks its last field; the last row of a list would look cut off.
  private boolean isShort(int i) {
    return i % (EACH / 2) == 7 && i < size() - 1;
  }

  private String name(int i) {
    var noun = layout.kind().id().toLowerCase(Locale.ROOT).replace('_', '-');
    return String.format(Locale.ROOT, "%s-%02d", noun, i + 1);
  }

  private String key(Kind kind, int i) {
    var text = capture.cluster().name() + " " + kind + " " + i;
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
  }

  /// Of notations of an output's own, nothing is known but the example.
  private String text(Layout.Field field, int i) {
    var notation = field.notation();
    long place = 31L * capture.cluster().name().hashCode() + field.fact().id().hashCode();
    var random = new SplittableRandom(seed * 31 + i + place * 1_000_003L);
    var text =
        notation.names().isPresent()
            ? key(notation.names().get(), random.nextInt(Math.max(1, rows)))
            : made(notation, numbersBefore(field), random);
    return field.read(text).isPresent() ? text : notation.example();
  }

  /// How many numbers stand in front of it: what is used of something is told before its size, so
  /// numbers grow from field to field.
  private int numbersBefore(Layout.Field field) {
    var before = layout.fields().subList(0, layout.fields().indexOf(field));
    return (int) before.stream().filter(one -> isNumber(one.notation())).count();
  }

  private static boolean isNumber(Notation<?> notation) {
    return notation.value(notation.example()).filter(Long.class::isInstance).isPresent();
  }

  private static String made(Notation<?> notation, int numbers, SplittableRandom random) {
    var example = notation.example();
    return switch (notation.value(example).map(value -> (Object) value).orElse("")) {
      case Long _ -> number(numbers, random);
      case Boolean _ -> Boolean.toString(random.nextInt(10) > 0);
      case Instant _ -> time(example, random);
      case Version _ -> "1." + random.nextInt(10);
      default -> example;
    };
  }

  private static String number(int numbersBefore, SplittableRandom random) {
    long least = numbersBefore * 600L;
    return Long.toString(random.nextLong(least + 1, least + (least == 0 ? 600 : 100)) << 30);
  }

  private static String time(String example, SplittableRandom random) {
    var time = GeneratedFleet.TAKEN.minus(Duration.ofHours(random.nextInt(1, 9000)));
    return switch (example.length()) {
      case 10 -> Long.toString(time.getEpochSecond());
      case 16 -> Long.toString(time.getEpochSecond() * 1_000_000);
      default -> time.toString();
    };
  }
}
