package ncc.testkit.prism;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.testkit.GeneratedSite;

/// The VMs that `$filter` leaves: those of the clusters it names, or all without it. Of all that
/// OData allows only `cluster/extId eq '…'` is understood, several of them joined by `or`.
///
/// @param clusters by their place in the site, in its order
record PickedVms(GeneratedSite site, List<Integer> clusters) {
  private static final Pattern TERM = Pattern.compile("cluster/extId eq '([0-9a-f-]{36})'");

  PickedVms {
    clusters = List.copyOf(clusters);
  }

  static PickedVms of(GeneratedSite site, Call call) throws Refusal {
    var all = IntStream.range(0, site.clusters());
    var filter = call.query("$filter");
    if (filter.isEmpty()) {
      return new PickedVms(site, all.boxed().toList());
    }
    if (call.ordered().has(PrismFault.NO_FILTER)) {
      throw new Refusal(400, "$filter is not understood here");
    }
    var named = named(filter.get());
    return new PickedVms(
        site, all.filter(i -> named.contains(site.cluster(i).uuid().toString())).boxed().toList());
  }

  private static Set<String> named(String filter) throws Refusal {
    var terms = List.of(filter.split(" or ", -1));
    for (String term : terms) {
      if (!TERM.matcher(term).matches()) {
        throw new Refusal(400, "$filter: '" + term + "' is not understood here");
      }
    }
    return terms.stream()
        .map(term -> TERM.matcher(term).replaceAll("$1"))
        .collect(Collectors.toSet());
  }

  int size() {
    return clusters.size() * site.fleet().size();
  }

  /// Where the VM at `i` of these stands in the site.
  int row(int i) {
    int each = site.fleet().size();
    return clusters.get(i / each) * each + i % each;
  }
}
