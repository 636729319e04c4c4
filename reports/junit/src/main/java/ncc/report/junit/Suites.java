package ncc.report.junit;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import ncc.spi.check.Status;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Version;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// The suites of a run: one for the run itself, one for each cluster. The first case of each asks
/// whether all is there that should be, for what was not seen is not healthy.
///
/// Names of cases end in the cluster's, because CI servers tell cases apart by class and name.
final class Suites {
  private static final String RUN = "ncc_run";
  private static final String INVENTORY = "ncc_inventory";

  private final Run run;

  Suites(Run run) {
    this.run = run;
  }

  void write(Xml xml) throws XMLStreamException {
    var suites = Stream.concat(Stream.of(ofRun()), ofClusters()).toList();
    var cases = suites.stream().flatMap(suite -> suite.cases().stream()).toList();
    xml.start("testsuites", TestSuite.counts("ncc", cases));
    xml.line();
    for (var suite : suites) {
      suite.write(xml);
    }
    xml.end();
  }

  private TestSuite ofRun() {
    return new TestSuite(
        RUN,
        List.of(
            entry("run", run.id()),
            entry("version", run.version()),
            entry("command", run.command()),
            entry("started_at", run.startedAt().toString()),
            entry("judged_at", run.now().toString()),
            entry("status", run.status().name())),
        List.of(whole()));
  }

  private TestCase whole() {
    var notes = Notes.of(run);
    return new TestCase(
        RUN,
        "The run is whole",
        run.isWhole() ? Status.PASS : Status.ERR,
        notes.isEmpty() ? "" : notes.getFirst(),
        Duration.ZERO,
        xml -> Notes.write(notes, xml));
  }

  private Stream<TestSuite> ofClusters() {
    var names = ClusterNames.of(run.clusters().stream().map(ClusterRun::cluster).toList());
    return IntStream.range(0, names.size())
        .mapToObj(i -> ofCluster(run.clusters().get(i), names.get(i)));
  }

  private static TestSuite ofCluster(ClusterRun seen, String name) {
    var cases = new ArrayList<TestCase>();
    cases.add(inventory(seen, name));
    seen.checks().forEach(check -> cases.add(of(check, seen.cluster(), name)));
    return new TestSuite(name, properties(seen), cases);
  }

  private static List<Map.Entry<String, String>> properties(ClusterRun seen) {
    var known = seen.cluster();
    var properties = new ArrayList<Map.Entry<String, String>>();
    known.uuid().ifPresent(uuid -> properties.add(entry("cluster_uuid", uuid.toString())));
    known
        .get(AosVersion.class)
        .map(AosVersion::version)
        .map(Version::text)
        .ifPresent(it -> properties.add(entry("aos_version", it)));
    known
        .get(NgtLatestVersion.class)
        .map(NgtLatestVersion::version)
        .map(Version::text)
        .ifPresent(it -> properties.add(entry("ngt_version", it)));
    properties.add(entry("vms", Integer.toString(seen.vms())));
    properties.add(entry("ngt_vms", Integer.toString(seen.ngtVms())));
    properties.add(entry("status", seen.status().name()));
    return properties;
  }

  private static TestCase inventory(ClusterRun seen, String name) {
    var notes = Notes.of(seen);
    return new TestCase(
        INVENTORY,
        "The inventory is complete" + on(name),
        seen.isComplete() ? Status.PASS : Status.ERR,
        notes.isEmpty() ? "" : notes.getFirst(),
        Duration.ZERO,
        xml -> Notes.write(notes, xml));
  }

  private static TestCase of(CheckRun check, Cluster where, String cluster) {
    return new TestCase(
        check.check().id(),
        check.check().title() + on(cluster),
        check.status(),
        FindingLines.summary(check),
        check.took(),
        xml -> FindingLines.write(check, where, xml));
  }

  private static String on(String cluster) {
    return " [" + cluster + "]";
  }
}
