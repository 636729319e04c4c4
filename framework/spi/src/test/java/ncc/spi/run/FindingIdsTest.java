package ncc.spi.run;

import static org.assertj.core.api.Assertions.assertThat;

import ncc.spi.inventory.Kind;
import org.junit.jupiter.api.Test;

class FindingIdsTest {
  private static final String CLUSTER = "3aae90d9-2c1e-3618-8e2d-925332d2e6e6";
  private static final String CHECK = "ngt_port_2074_check";
  private static final Subject VM =
      new Subject(Kind.VM, "9e795e3c-83f0-395a-ae9e-9cd5928adc56", "web-01");

  @Test
  void anIdCanBeComputedByAnyone() {
    // printf '%s\0%s\0%s\0%s\0' <cluster key> <check> VM <uuid> | sha256sum | cut -c1-16
    assertThat(new FindingIds(CLUSTER, CHECK).next(VM)).isEqualTo("62181869f20237b5");
  }

  @Test
  void anIdSurvivesRenamingTheSubject() {
    var renamed = new Subject(VM.kind(), VM.id(), "web-02");

    assertThat(new FindingIds(CLUSTER, CHECK).next(renamed)).isEqualTo("62181869f20237b5");
  }

  @Test
  void clusterCheckKindAndSubjectEachChangeTheId() {
    assertThat(
            new String[] {
              new FindingIds(CLUSTER, CHECK).next(VM),
              new FindingIds(CLUSTER + "2", CHECK).next(VM),
              new FindingIds(CLUSTER, CHECK + "2").next(VM),
              new FindingIds(CLUSTER, CHECK).next(new Subject(Kind.ENDPOINT, VM.id(), VM.name())),
              new FindingIds(CLUSTER, CHECK).next(new Subject(VM.kind(), "other", VM.name()))
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void furtherFindingsOnOneSubjectAreNumbered() {
    var ids = new FindingIds(CLUSTER, CHECK);

    assertThat(new String[] {ids.next(VM), ids.next(VM), ids.next(VM)})
        .containsExactly("62181869f20237b5", "62181869f20237b5-2", "62181869f20237b5-3");
  }
}
