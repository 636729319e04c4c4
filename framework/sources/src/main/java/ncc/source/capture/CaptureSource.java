package ncc.source.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.source.cvm.AcliVmList;
import ncc.source.cvm.NcliNgtList;
import ncc.source.layout.ClusterShares;
import ncc.source.partial.Evidence;
import ncc.source.partial.FurtherFields;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// Reads a captured cluster: a folder of what the guide's commands and Prism's APIs printed, any
/// subset of [CaptureFile], and `capture.yaml` for what no file says.
public final class CaptureSource implements InventorySource {
  private final List<DescribedFile> further;
  private final List<Output> shared;

  public CaptureSource() {
    this(List.of(), List.of());
  }

  private CaptureSource(List<DescribedFile> further, List<Output> shared) {
    this.further = further;
    this.shared = shared;
  }

  /// A file that a folder has is read, whoever asks for it; of ncc's own, what is asked for.
  @Override
  public InventorySource with(List<Output> outputs) {
    var all = new TreeMap<String, DescribedFile>();
    further.forEach(file -> all.put(file.output().file(), file));
    var sharing = new ArrayList<Output>();
    for (Output output : outputs) {
      if (FurtherFields.isShared(output)) {
        requireShared(output.file());
        output.layout().ifPresent(layout -> requireFree(output.file(), layout));
        sharing.add(output);
      } else {
        var file = new DescribedFile(output);
        requireFree(file);
        all.put(output.file(), file);
      }
    }
    return new CaptureSource(List.copyOf(all.values()), List.copyOf(sharing));
  }

  private static void requireShared(String file) {
    if (!CaptureFile.sharedNames().contains(file)) {
      throw new IllegalArgumentException(
          "'%s' is no list of VMs that ncc reads itself; expected one of %s"
              .formatted(file, String.join(", ", CaptureFile.sharedNames())));
    }
  }

  private static void requireFree(String file, Layout layout) {
    for (Layout.Field field : layout.fields()) {
      if (!CaptureFile.isFree(file, field.path())) {
        throw new IllegalArgumentException(
            "'%s' of '%s' is read by ncc itself, or by nobody: no further field can stand there"
                .formatted(field.path(), file));
      }
    }
  }

  private static void requireFree(DescribedFile file) {
    var name = file.output().file();
    if (CaptureFile.named(name).isPresent() || CaptureFile.named(file.first()).isPresent()) {
      throw new IllegalArgumentException(
          "output '%s' is already taken, so this one is not used".formatted(name));
    }
  }

  @Override
  public String scheme() {
    return "capture";
  }

  @Override
  public String example() {
    return "--source captures/tokyo-01";
  }

  @Override
  public Map<String, Set<FactType>> brings() {
    var brings = new LinkedHashMap<String, Set<FactType>>();
    for (CaptureFile file : CaptureFile.values()) {
      brings.put(file.title(), file.facts(shared));
    }
    further.forEach(file -> brings.put(file.title(), file.facts()));
    return Collections.unmodifiableMap(brings);
  }

  @Override
  public List<Inventory> read(SourceRequest request) throws SourceException {
    var folder = CaptureFolder.of(request);
    var config = folder.config();
    var missing = new MissingFiles(folder.name(), config.missing(), further, shared);
    var partials = partials(folder, config.taken(), missing);
    var others = others(folder, config.taken(), missing);
    missing.files().forEach(one -> request.recorder().missing(one.file(), one.reason()));
    var outOfReach = missing.outOfReach(kinds(partials), others.keySet());
    countVms(partials);
    nameUnlisted(partials);
    var all =
        Stream.concat(partials.values().stream(), others.values().stream())
            .flatMap(List::stream)
            .toList();
    checkReadable(folder, all, outOfReach);
    var stated =
        folder.files(CaptureFolder.CONFIG, config.taken()).stream()
            .map(file -> config.inventory(file.origin()))
            .findFirst();
    var told = ofClusters(config.clusters(), partials);
    var ofPlugins = shares(others, told, config.clusters());
    var found =
        new CapturedClusters(folder.name(), told, ofPlugins, stated, outOfReach).inventories();
    if (found.isEmpty()) {
      throw new SourceException(folder.location() + ": no file of it tells of its `clusters`");
    }
    return found;
  }

  /// Without what the files tell of clusters that the capture was not taken of.
  private static Map<CaptureFile, List<Inventory>> ofClusters(
      List<UUID> clusters, Map<CaptureFile, List<Inventory>> partials) {
    var told = new EnumMap<CaptureFile, List<Inventory>>(CaptureFile.class);
    partials.forEach((file, of) -> told.put(file, ofClusters(clusters, of)));
    return told;
  }

  private static List<Inventory> ofClusters(List<UUID> clusters, List<Inventory> partials) {
    return partials.stream()
        .filter(
            one -> clusters.isEmpty() || one.cluster().uuid().map(clusters::contains).orElse(true))
        .toList();
  }

  /// What lists of Prism, which plugins describe, tell of each of its clusters.
  private static List<Inventory> shares(
      Map<DescribedFile, List<Inventory>> others,
      Map<CaptureFile, List<Inventory>> partials,
      List<UUID> wanted) {
    var clusters = CapturedClusters.ofPrism(partials).stream().map(Inventory::cluster).toList();
    return others.entrySet().stream()
        .flatMap(other ->
            other.getKey().isPaged()
                ? new ClusterShares(other.getValue(), other.getKey().facts())
                    .among(clusters).stream()
                : other.getValue().stream())
        .collect(Collectors.collectingAndThen(Collectors.toList(), all -> ofClusters(wanted, all)));
  }

  private static Set<CaptureFile> kinds(Map<CaptureFile, List<Inventory>> partials) {
    return partials.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<CaptureFile, List<Inventory>> partials(
      CaptureFolder folder, Optional<Instant> taken, MissingFiles missing) {
    var partials = new EnumMap<CaptureFile, List<Inventory>>(CaptureFile.class);
    for (CaptureFile file : CaptureFile.values()) {
      partials.put(file, missing.doubted(file, file.read(folder, taken, shared)));
    }
    return partials;
  }

  /// What plugins describe.
  private Map<DescribedFile, List<Inventory>> others(
      CaptureFolder folder, Optional<Instant> taken, MissingFiles missing) {
    var others = new LinkedHashMap<DescribedFile, List<Inventory>>();
    for (DescribedFile file : further) {
      var read = file.read(folder, taken);
      if (!read.isEmpty()) {
        others.put(file, missing.doubted(file, read));
      }
    }
    return others;
  }

  /// Who is on and who is off together are all VMs.
  private static void countVms(Map<CaptureFile, List<Inventory>> partials) {
    var on = partials.getOrDefault(CaptureFile.ACLI_VM_LIST_ON, List.of());
    var off = partials.getOrDefault(CaptureFile.ACLI_VM_LIST_OFF, List.of());
    if (!on.isEmpty() && !off.isEmpty()) {
      var all = AcliVmList.all(on.getFirst(), off.getFirst());
      partials.put(CaptureFile.ACLI_VM_LIST_ON, List.of(all));
      partials.put(CaptureFile.ACLI_VM_LIST_OFF, List.of());
    }
  }

  /// Where ncli cut its list, other commands may know whom it left out.
  private static void nameUnlisted(Map<CaptureFile, List<Inventory>> partials) {
    var others =
        Stream.of(
                CaptureFile.GUEST_TOOLS_CLI,
                CaptureFile.ACLI_VM_LIST_ON,
                CaptureFile.ACLI_VM_LIST_OFF)
            .flatMap(file -> partials.getOrDefault(file, List.of()).stream())
            .toList();
    partials.computeIfPresent(
        CaptureFile.NCLI_NGT_LIST,
        (_, lists) -> lists.stream().map(list -> NcliNgtList.besides(list, others)).toList());
  }

  private static void checkReadable(
      CaptureFolder folder, List<Inventory> partials, List<Caveat> outOfReach)
      throws SourceException {
    if (partials.isEmpty() && !outOfReach.isEmpty()) {
      throw new SourceException(
          folder.location()
              + ": nothing could be had when it was taken: "
              + Evidence.told(outOfReach));
    }
    if (partials.isEmpty()) {
      throw new SourceException(
          folder.location() + ": holds no file of a capture; expected at least one of " + names());
    }
    if (!Evidence.isIn(partials)) {
      throw new SourceException(
          folder.location() + ": no file of it could be read: " + Evidence.reasons(partials));
    }
  }

  private static String names() {
    return Arrays.stream(CaptureFile.values())
        .map(CaptureFile::pattern)
        .collect(Collectors.joining(", "));
  }
}
