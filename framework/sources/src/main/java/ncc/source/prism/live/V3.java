package ncc.source.prism.live;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import ncc.source.prism.http.NoReplyException;
import ncc.source.prism.http.PrismHttp;

/// The questions of the v3 API that are posted.
record V3(PrismHttp http) {
  static final String CLUSTERS = "/api/nutanix/v3/clusters/list";
  static final String VMS = "/api/nutanix/v3/vms/list";
  static final String GROUPS = "/api/nutanix/v3/groups";

  private static final int ENTITIES_OF_A_PAGE = 500;

  /// Public scripts ask for 10,000 at once; with so few values of each VM half of that is light.
  private static final int MEMBERS_OF_A_PAGE = 5000;

  ByteArrayInputStream vms(int page, long size) throws NoReplyException, InterruptedException {
    return entities(VMS, "vm", page * size);
  }

  ByteArrayInputStream clusters(int page, long size) throws NoReplyException, InterruptedException {
    return entities(CLUSTERS, "cluster", page * size);
  }

  private ByteArrayInputStream entities(String path, String kind, long offset)
      throws NoReplyException, InterruptedException {
    return http.post(
        path,
        "{\"kind\":\"%s\",\"length\":%d,\"offset\":%d}"
            .formatted(kind, ENTITIES_OF_A_PAGE, offset));
  }

  /// Guest VMs wherever they run but in a public cloud, without controller VMs.
  PagedList.Asking members(List<String> attributes) {
    var asked =
        attributes.stream()
            .map("{\"attribute\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return (page, size) -> http.post(GROUPS, members(page * size, asked));
  }

  private static String members(long offset, String attributes) {
    return """
    {"entity_type":"mh_vm","query_name":"","grouping_attribute":" ","group_count":3,\
    "group_offset":0,"group_attributes":[],"group_member_count":%d,"group_member_offset":%d,\
    "group_member_sort_attribute":"vm_name","group_member_sort_order":"ASCENDING",\
    "group_member_attributes":[%s],\
    "filter_criteria":"(platform_type!=aws,platform_type==[no_val]);is_cvm==0"}
    """
        .formatted(MEMBERS_OF_A_PAGE, offset, attributes);
  }
}
