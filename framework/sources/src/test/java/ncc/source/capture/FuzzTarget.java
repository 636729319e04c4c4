package ncc.source.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// One method of [ReadersFuzzTest] as a process of its own, without a build around it.
final class FuzzTarget {
  private FuzzTarget() {}

  /// @param words the method's name
  public static void main(String[] words) {
    var outcome = new SummaryGeneratingListener();
    var target = selectMethod(ReadersFuzzTest.class, words[0], "byte[]");
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(target)
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .build();
    LauncherFactory.create().execute(request, outcome);
    var summary = outcome.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true, UTF_8));
    System.exit(
        summary.getTestsSucceededCount() > 0 && summary.getTotalFailureCount() == 0 ? 0 : 1);
  }
}
