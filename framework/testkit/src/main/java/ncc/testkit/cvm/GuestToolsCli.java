package ncc.testkit.cvm;

import java.io.IOException;
import java.util.Map;
import ncc.spi.inventory.Vm;
import ncc.testkit.Capture;
import ncc.testkit.GuestToolsText;

/// `nutanix_guest_tools_cli list_vm_tools_entities [include_vm_info=true] [vm_name=X]`. It logs to
/// standard error on the way, as the real one does.
///
/// @param vms registered with NGT, by name
record GuestToolsCli(Capture capture, Map<String, Vm> vms) implements CvmProgram {
  /// In the shape of glog: severity and day, time, thread, place, message.
  static final String LOG =
      """
      I20261120 21:00:00.104211Z 18402(0x7f3a5c0b2940) zookeeper_init:994] Initiating client \
      connection, host=zk1:9876,zk2:9876,zk3:9876 sessionTimeout=20000
      I20261120 21:00:00.131870Z 18402(0x7f3a5b8f1700) check_events:2244] session establishment \
      complete on server [192.0.2.61:9876], negotiated timeout=20000
      I20261120 21:00:00.164005Z 18402(0x7f3a5c0b2940) zookeeper_close:3142] Closing zookeeper to \
      [192.0.2.61:9876]
      """;

  @Override
  public CvmAnswer answer(Arguments arguments) throws IOException {
    if (!arguments.words().equals("list_vm_tools_entities")) {
      return CvmAnswer.refused(LOG + "Unknown command: " + arguments.words());
    }
    var unknown = arguments.unknown("include_vm_info", "vm_name");
    if (unknown.isPresent()) {
      return CvmAnswer.refused(LOG + "Unknown argument: " + unknown.get());
    }
    boolean vmInfo = arguments.option("include_vm_info").filter("true"::equals).isPresent();
    var name = arguments.option("vm_name");
    return new CvmAnswer(name.isPresent() ? alone(name.get(), vmInfo) : all(vmInfo), LOG, 0);
  }

  private String all(boolean vmInfo) throws IOException {
    var out = new StringBuilder();
    if (vmInfo) {
      GuestToolsText.write(capture, out);
    } else {
      GuestToolsText.withoutVmInfo(capture, out);
    }
    return out.toString();
  }

  private String alone(String name, boolean vmInfo) throws IOException {
    var vm = vms.get(name);
    var out = new StringBuilder();
    if (vm != null) {
      GuestToolsText.alone(vm, vmInfo, out);
    }
    return out.toString();
  }
}
