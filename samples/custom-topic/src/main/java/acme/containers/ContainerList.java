package acme.containers;

import java.util.Optional;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;

/// The storage containers of a cluster, as a command of its CVMs prints them.
public final class ContainerList implements Output {
  @Override
  public String file() {
    return "container_list.txt";
  }

  @Override
  public Ask ask() {
    return new Ask.Command("ncli ctr list");
  }

  @Override
  public Optional<Layout> layout() {
    return Optional.of(
        Layout.blocks(Containers.CONTAINER, "Uuid")
            .begin("Id")
            .name("Name")
            .harmless("Used Space", Notation.BYTES, Containers.Use::new)
            .harmless("Max Capacity", Notation.BYTES, Containers.Capacity::new));
  }
}
