package ncc.source.cvm;

import static ncc.source.partial.Texts.A;
import static ncc.source.partial.Texts.B;
import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static ncc.source.partial.Texts.ngt;
import static ncc.source.partial.Texts.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestToolsListTest {
  private static final String TWO =
      """
      vm_uuid_vec: "aaaaaaaa-0000-4000-8000-000000000001"
      vm_uuid_vec: "bbbbbbbb-0000-4000-8000-000000000002"
      vm_info_vec {
        ngt_uuid: "cccccccc-0000-4000-8000-000000000003"
        system_uuid: "dddddddd-0000-4000-8000-000000000004"
        vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
        vm_name: "payroll"
        guest_tools_enabled: true
        tools_mounted: false
        capabilities {
          vss_snapshot: true
        }
        communication_link_active: true
        communication_type: kFallbackToIP
        communication_link_over_serial_port_active: false
        vm_info {
          ngt_version: "4.0"
          guest_os_type: kWindows
          guest_os_version: "windows:64:WindowsServer2019Standard"
          network_interfaces_info {
            ipv4_info_vec {
              ip_address: "10.20.0.4"
            }
          }
          client_cert_expiry_date: 1800000000
        }
      }
      vm_info_vec {
        vm_uuid: "bbbbbbbb-0000-4000-8000-000000000002"
        vm_name: "build"
        guest_tools_enabled: true
        tools_mounted: true
        communication_link_active: false
        communication_type: kIpBased
        vm_info {
        }
      }
      """;

  @Test
  void readsEveryFactOfAVm() {
    var inventory = read(TWO);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(new Part(ORIGIN, GuestToolsList.FACTS, Part.Roster.EVERY_NGT_VM, 2, true));
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("payroll", "build");
    assertThat(vm(inventory, A).provenance().of(FactType.of(NgtLink.class))).isEqualTo(ORIGIN);
    assertThat(ngt(inventory, A))
        .isEqualTo(
            Facts.known(
                Optional.of(true).map(NgtEnabled::new),
                Version.parse("4.0").map(NgtInstalledVersion::new),
                Optional.of(true).map(NgtLink::new),
                Optional.of(CommunicationType.FALLBACK_TO_IP).map(NgtCommunication::new),
                Optional.of(false).map(NgtSerialLink::new),
                Optional.of(Instant.ofEpochSecond(1_800_000_000)).map(CertificateExpiry::new),
                Optional.of(false).map(NgtIsoMounted::new),
                Optional.of("windows:64:WindowsServer2019Standard").map(GuestOs::new)));
  }

  @Test
  void aVmIsAlsoCalledAsItsFirmwareAndItsNgtCallThemselves() {
    var inventory = read(TWO);

    assertThat(vm(inventory, A).aliases())
        .containsExactlyInAnyOrder(
            UUID.fromString("cccccccc-0000-4000-8000-000000000003"),
            UUID.fromString("dddddddd-0000-4000-8000-000000000004"));
    assertThat(vm(inventory, B).aliases()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "system_uuid, aaaaaaaa-0000-4000-8000-000000000001",
    "ngt_uuid, ''",
    "ngt_uuid, cccccccc-0000",
  })
  void whatIsNoOtherUuidIsNoAlias(String field, String value) {
    var block =
        """
        vm_info_vec {
          %s: "%s"
          vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
        }
        """
            .formatted(field, value);

    assertThat(vm(read(block), A).aliases()).isEmpty();
  }

  @Test
  void anAgentThatNeverReportedHasNoVersionAndNoExpiry() {
    var ngt = ngt(read(TWO), B);
    assertThat(ngt.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version)).isEmpty();
    assertThat(ngt.get(CertificateExpiry.class).map(CertificateExpiry::notAfter)).isEmpty();
    assertThat(ngt.get(NgtCommunication.class).map(NgtCommunication::type))
        .contains(CommunicationType.IP_BASED);
  }

  @Test
  void readsALogBundle() {
    var inventory =
        read("== nutanix_guest_tools_cli ==\n\n[stdout]:\n" + TWO + "\n[stderr]:\nI2025 {{{\n");
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.vms()).hasSize(2);
  }

  @Test
  void theEndOfALogBundlesSectionIsFoundWhereverTheBufferEnds() {
    for (int before = 65_430; before < 65_540; before++) {
      var comment = "#" + "x".repeat(before) + "\n";
      var inventory = read("x\n[stdout]:\n" + TWO + comment + "[stderr]:\n}}}\n");
      assertThat(inventory.caveats()).isEmpty();
      assertThat(inventory.vms()).hasSize(2);
    }
  }

  @Test
  void aLogBundleWithoutItsSecondSectionIsCutOff() {
    var inventory = read("header\n[stdout]:\n" + TWO);
    assertThat(inventory.vms()).hasSize(2);
    assertThat(inventory.whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains("the output is cut off: no section [stderr] follows");
  }

  @Test
  void anEntityMayStandWithoutABlockOfItsOwn() {
    var inventory =
        read(
            """
            vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
            vm_name: "payroll"
            communication_link_active: true
            vm_info { ngt_version: "4.1" }
            """);
    assertThat(ngt(inventory, A).get(NgtInstalledVersion.class).map(NgtInstalledVersion::version))
        .isEqualTo(Version.parse("4.1"));
    assertThat(inventory.parts()).extracting(Part::roster).containsExactly(Part.Roster.SOME);
  }

  @Test
  void unknownFieldsAndBlocksAreHarmless() {
    var inventory =
        read(
            """
            cluster_generation: 7
            extra { vm_uuid: "bbbbbbbb-0000-4000-8000-000000000002" vm_info { ngt_version: "9" } }
            vm_info_vec {
              [nutanix.extension]: "x"
              history { vm_name: "old name" communication_link_active: true }
              vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001" vm_name: "payroll"
              vm_info { deeper { ngt_version: "9" } }
            }
            """);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("payroll");
    assertThat(ngt(inventory, A)).isEqualTo(Facts.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "guest_tools_enabled: maybe, NGT_ENABLED",
    "communication_link_active: 2, LINK",
    "communication_type: kPigeon, COMMUNICATION_TYPE",
    "tools_mounted: tru, ISO_MOUNTED",
    "vm_info { ngt_version: 'abc' }, INSTALLED_VERSION",
    "vm_info { client_cert_expiry_date: soon }, CERTIFICATE_NOT_AFTER",
    "vm_info { client_cert_expiry_date: 0 }, CERTIFICATE_NOT_AFTER",
    "vm_info { client_cert_expiry_date: 1800000000000 }, CERTIFICATE_NOT_AFTER",
  })
  void aValueThatCannotBeReadIsLostForThatVm(String field, FactType fact) {
    var inventory =
        read("vm_info_vec {\n vm_uuid: '" + A + "'\n" + field.replace('"', '\'') + "}\n");
    assertThat(vm(inventory, A).has(fact)).isFalse();
    assertThat(inventory.whyMissing(fact, vm(inventory, A))).isPresent();
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.vms()).containsExactly(A);
          assertThat(caveat.where()).isEqualTo("osaka-07/list.txt:1");
        });
  }

  @Test
  void theSameMistakeOfManyVmsIsOneCaveat() {
    var inventory =
        read(TWO.replace("communication_link_active: ", "communication_link_active: un"));
    assertThat(inventory.caveats())
        .containsExactly(
            new Caveat(
                Caveat.Kind.FACT_LOST,
                "osaka-07/list.txt:3",
                "communication_link_active is not true or false, but 'untrue', and so in 1 more"
                    + " place",
                FactType.setOf(NgtLink.class),
                Set.of(A, B)));
  }

  @Test
  void whatWasReadBeforeTheTextIsCutOffIsUsed() {
    var inventory = read(TWO.substring(0, TWO.indexOf("client_cert_expiry_date: 18") + 27));
    assertThat(ngt(inventory, A).get(NgtInstalledVersion.class).map(NgtInstalledVersion::version))
        .isEqualTo(Version.parse("4.0"));
    assertThat(ngt(inventory, A).get(CertificateExpiry.class).map(CertificateExpiry::notAfter))
        .isEmpty();
    assertThat(inventory.whyMissing(FactType.of(CertificateExpiry.class), vm(inventory, A)))
        .isPresent();
    assertThat(inventory.whyVmsMayBeMissing()).map(Caveat::where).contains("osaka-07/list.txt:25");
  }

  @Test
  void aVmThatWasAnnouncedButNotDescribedIsKnownToBeMissing() {
    var inventory = read(TWO.substring(0, TWO.lastIndexOf("vm_info_vec")));
    assertThat(inventory.vms()).extracting(Vm::uuid).containsExactly(A, B);
    assertThat(inventory.whyVmsMayBeMissing()).isPresent();
    assertThat(inventory.whyMissing(FactType.of(NgtLink.class), vm(inventory, B))).isPresent();
  }

  @Test
  void damageInOneVmLeavesTheOthers() {
    var inventory = read(TWO.replace("ngt_version: \"4.0\"", "ngt_version: \"4.0"));
    assertThat(ngt(inventory, B).get(NgtLink.class).map(NgtLink::active)).contains(false);
    assertThat(inventory.whyVmsMayBeMissing())
        .map(caveat -> caveat.where() + ": " + caveat.reason())
        .contains("osaka-07/list.txt:17: a quoted text has no end");
    assertThat(inventory.whyMissing(FactType.of(CertificateExpiry.class), vm(inventory, A)))
        .isPresent();
  }

  @Test
  void aBlockThatIsNeverClosedLeavesTheOthers() {
    var inventory = read(TWO.replaceFirst("(?m)^}\n", ""));
    assertThat(ngt(inventory, A).get(NgtLink.class).map(NgtLink::active)).contains(true);
    assertThat(ngt(inventory, B).get(NgtLink.class).map(NgtLink::active)).contains(false);
    assertThat(inventory.whyVmsMayBeMissing()).isPresent();
  }

  @Test
  void twoBlocksOfOneVmThatDisagreeTellNeither() {
    var inventory =
        read(
            """
            vm_info_vec { vm_uuid: "%1$s" vm_name: "a" communication_link_active: true }
            vm_info_vec { vm_uuid: "%1$s" vm_name: "a" communication_link_active: false }
            """
                .formatted(A));
    assertThat(inventory.vms()).hasSize(1);
    assertThat(ngt(inventory, A).get(NgtLink.class).map(NgtLink::active)).isEmpty();
    assertThat(inventory.whyMissing(FactType.of(NgtLink.class), vm(inventory, A))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "guest_tools_enabled: true, guest_tools_enabled: false, NGT_ENABLED",
    "communication_link_active: false, communication_link_active: true, LINK",
    "communication_link_active: true, communication_link_active: oops, LINK",
    "communication_type: kIpBased, communication_type: kFallbackToIP, COMMUNICATION_TYPE",
    "tools_mounted: false, tools_mounted: true, ISO_MOUNTED",
    "vm_info { ngt_version: '4.1' }, vm_info { ngt_version: '4.2' }, INSTALLED_VERSION",
    "vm_info { client_cert_expiry_date: 1 client_cert_expiry_date: 1900000000 }, '',"
        + " CERTIFICATE_NOT_AFTER",
  })
  void aFieldThatARecordHoldsTwiceIsNotKnown(String once, String again, FactType fact) {
    var same = "vm_info_vec { vm_uuid: '%s' %s %s }\n".formatted(A, once, once);
    assertThat(again.isEmpty() || read(same).caveats().isEmpty()).isTrue();

    for (String more : List.of("", once, again)) {
      var text = "vm_info_vec { vm_uuid: '%s' %s %s %s }\n".formatted(A, once, again, more);
      var inventory = read(text);

      assertThat(vm(inventory, A).has(fact)).isFalse();
      assertThat(inventory.whyMissing(fact, vm(inventory, A))).isPresent();
    }
  }

  @Test
  void aRecordWithTheUuidsOfTwoVmsIsOfNeither() {
    for (String around : List.of("vm_info_vec { %s }\n", "%s\n")) {
      var two = "vm_uuid: '%s' vm_name: 'a' vm_uuid: '%s'".formatted(A, B);
      var inventory = read(around.formatted(two));

      assertThat(inventory.vms()).isEmpty();
      assertThat(inventory.caveats())
          .extracting(Caveat::reason)
          .containsExactly("one record has the UUIDs of two VMs");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: failed\n",
        "status: ok\n",
        "nutanix@cvm:~$ nutanix_guest_tools_cli list_vm_tools_entities\nnutanix@cvm:~$ ",
        "bash: nutanix_guest_tools_cli: command not found\n",
        "vm_info_vector { }\n"
      })
  void aTextWithoutAListIsNoEmptyList(String text) {
    var inventory = read(text);

    assertThat(inventory.vms()).isEmpty();
    assertThat(inventory.whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains("no 'vm_uuid_vec' and no 'vm_info_vec' in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "}\n",
        "  }\n}\n",
        "    vss_snapshot: true\n  }\n}\n",
        "x: 1 } }\n",
        "banner\n}\n"
      })
  void aListWithoutItsBeginningSaysSo(String end) {
    var inventory = read(end + TWO.substring(TWO.lastIndexOf("vm_info_vec")));

    assertThat(inventory.vms()).extracting(Vm::uuid).containsExactly(B);
    assertThat(inventory.whyVmsMayBeMissing()).isPresent();
  }

  @Test
  void severalAnswersMayFollowEachOther() {
    var one =
        """
        $ nutanix_guest_tools_cli list_vm_tools_entities vm_name=%1$s
        vm_uuid: "%2$s"
        vm_name: "%1$s"
        """;
    var inventory = read(one.formatted("a", A) + one.formatted("b", B) + "$ ");

    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("a", "b");
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts()).extracting(Part::roster).containsExactly(Part.Roster.SOME);
  }

  @ParameterizedTest
  @CsvSource({"''", "'\n\n'", "'I20250428 15:52:24.000553Z 207890 zookeeper_init:994] x=<null>\n'"})
  void aTextWithoutAnythingIsDamaged(String text) {
    var inventory = read(text);
    assertThat(inventory.whyVmsMayBeMissing()).map(Caveat::reason).contains("it is empty");
    assertThat(inventory.parts()).noneMatch(Part::whole);
  }

  private static Inventory read(String text) {
    return GuestToolsList.read(in(text), ORIGIN);
  }
}
