package ncc.server.page;

import static ncc.server.page.PageWorld.LEVEL;
import static ncc.server.page.PageWorld.OTHER;
import static ncc.server.page.PageWorld.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import ncc.spi.check.Verdict;
import ncc.spi.run.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanPageTest {
  private static final Verdict STUCK = PageWorld.OtherCheck.STUCK.verdict().withRemedy("push");

  @TempDir Path folder;
  private PageWorld world;

  @BeforeEach
  void serve() throws Exception {
    world = new PageWorld(folder);
    world.ran("", OTHER, "tokyo", Map.of(vm("db-01"), STUCK, vm("db-02"), Verdict.pass()));
    world.ran("", LEVEL, "tokyo", Map.of(vm("db-03"), Verdict.warn("Level is high", "")));
    world.ran("", OTHER, "osaka", Map.of(vm("web-01"), STUCK, vm("web-02"), STUCK));
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  private String page(String query) throws Exception {
    var answer = world.get("/plan" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void showsWhatMendsWhatChecksLastFound() throws Exception {
    assertThat(page(""))
        .contains("<strong>2 tasks</strong> for 3 subjects")
        .contains("There must be</dt><dd>a free hand", "Meanwhile</dt><dd>the rest")
        .contains("<pre class=\"command\" tabindex=\"0\">push " + vm("db-01").id() + "</pre>")
        .contains("<code>other_check.stuck</code>")
        .contains("Without a remedy: 1", "db-03")
        .doesNotContain("db-02", "<script>");
  }

  @ParameterizedTest
  @CsvSource({
    "?cluster=tokyo, 1 task, 1 subject",
    "?cluster=osaka, 1 task, 2 subjects",
    "?check=other_check, 2 tasks, 3 subjects",
    "?cause=other_check.stuck&cluster=osaka, 1 task, 2 subjects",
    "?check=level_check, 0 tasks, 0 subjects",
    "?subject=WEB, 1 task, 1 subject",
  })
  void isOfWhatIsAskedFor(String query, String tasks, String subjects) throws Exception {
    assertThat(page(query.replace("WEB", vm("web-02").id())))
        .contains("<strong>" + tasks + "</strong> for " + subjects);
  }

  @ParameterizedTest
  @CsvSource({
    "text, text/plain, 2 tasks for 3 subjects",
    "json, application/json, '\"schema_version\"'",
  })
  void isTakenAlong(String format, String type, String part) throws Exception {
    var answer = world.get("/plan/" + format);

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"ncc-plan.");
    assertThat(answer.body()).contains(part);
  }

  /// A script is for a CVM of one cluster.
  @Test
  void aScriptIsOfOneCluster() throws Exception {
    assertThat(page("")).doesNotContain("href=\"/plan/sh");
    assertThat(world.get("/plan/sh").statusCode()).isEqualTo(404);
    assertThat(page("?cluster=tokyo")).contains("href=\"/plan/sh?cluster=tokyo\"");
    assertThat(world.get("/plan/sh?cluster=tokyo").body())
        .startsWith("#!/bin/sh\n")
        .contains("\npush " + vm("db-01").id() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?cluster=kyoto", "?check=no_check", "?cause=no_check.x"})
  void whatThereIsNoneOfIsRefused(String query) throws Exception {
    assertThat(world.get("/plan" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void aPlanForManyStaysAShortPage() throws Exception {
    var found = new LinkedHashMap<Subject, Verdict>();
    IntStream.range(0, 3000).forEach(i -> found.put(vm("vm-" + i), STUCK));
    world.now = world.now.plusSeconds(60);
    world.ran("", OTHER, "tokyo", found);

    assertThat(page("?cluster=tokyo"))
        .contains("<strong>60 tasks</strong> for 3,000 subjects; the first 12 stand here")
        .contains(" and 30 more</p>")
        .hasSizeLessThan(150_000);
  }

  @Test
  void causesVmsAndAlertsLeadToIt() throws Exception {
    world.holds(world.alert("a-1", vm("db-03"), "tokyo"));

    assertThat(world.get("/").body()).contains("href=\"/plan\"", "href=\"/plan?cause=level_check");
    assertThat(world.get("/vms/" + vm("db-01").id()).body())
        .contains("/plan?cluster=tokyo&amp;subject=" + vm("db-01").id());
    assertThat(world.get("/alerts/a-1").body())
        .contains("/plan?cluster=tokyo&amp;subject=" + vm("db-03").id());
  }
}
