package ncc.spi.source;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/// How an [Output] is asked for. Asking must change nothing.
public sealed interface Ask {
  /// As an operator knows it: the command line, or `GET` and the path.
  String text();

  /// A command of a CVM: `cvm:` and `ssh:` run it.
  ///
  /// @param line one line of a POSIX shell in which the commands of a CVM are found, such as `ncli
  ///   ctr list`
  record Command(String line) implements Ask {
    private static final Pattern LINE = Pattern.compile("\\S[^\\p{Cntrl}]*");

    /// @throws IllegalArgumentException when it is no line
    public Command {
      requireNonNull(line);
      if (!LINE.matcher(line).matches()) {
        throw new IllegalArgumentException(
            "'%s' is no command line; expected one line such as 'ncli ctr list'".formatted(line));
      }
    }

    @Override
    public String text() {
      return line;
    }
  }

  /// A list of Prism's v4 APIs, which Prism gives page by page: `prism-central:` and
  /// `prism-element:` ask it, where it is served.
  ///
  /// @param path such as `/api/clustermgmt/v4.x/config/storage-containers`, without a query: `v4.x`
  ///   is the newest version that serves it, `v4.1` that one alone
  record PrismPath(String path) implements Ask {
    private static final Pattern PATH =
        Pattern.compile(
            "/api/[a-z][a-z0-9-]*/v4\\.(?:x|\\d{1,2})(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

    /// @throws IllegalArgumentException when it is no such path
    public PrismPath {
      requireNonNull(path);
      if (!PATH.matcher(path).matches()) {
        throw new IllegalArgumentException(
            "'%s' is no path of Prism's v4 APIs; expected one such as %s"
                .formatted(path, "/api/clustermgmt/v4.x/config/storage-containers"));
      }
    }

    @Override
    public String text() {
      return "GET " + path;
    }
  }

  /// As ncc asks for it itself: the output adds to one of ncc's own lists of VMs, which its
  /// [Output#file] names. Nothing more is asked, and the list is read once.
  ///
  /// In JSON it adds fields that ncc does not take itself, of v3 those in `status/resources`; an
  /// output with another one is a plugin problem.
  ///
  /// | file | list |
  /// |---|---|
  /// | `nutanix_guest_tools_cli.txt` | `nutanix_guest_tools_cli list_vm_tools_entities` |
  /// | `prism_v4_vms.json` | `GET /api/vmm/v4.x/ahv/config/vms`, and `…/esxi/config/vms` |
  /// | `prism_v3_vms.json` | `POST /api/nutanix/v3/vms/list` |
  /// | `prism_v3_groups.json` | `POST /api/nutanix/v3/groups`: the paths are attributes |
  /// | `prism_v1_vms.json` | `GET /PrismGateway/services/rest/v1/vms/` |
  /// | `prism_v1_guest_tools.json` | `GET /PrismGateway/services/rest/v1/vms/guest_tools/` |
  record Shared() implements Ask {
    @Override
    public String text() {
      return "with what ncc reads itself";
    }
  }
}
