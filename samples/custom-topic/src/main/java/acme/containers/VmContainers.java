package acme.containers;

import java.util.Optional;
import ncc.spi.inventory.Kind;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;

/// In which storage container each VM lies, as a command of the CVMs prints it.
public final class VmContainers implements Output {
  @Override
  public String file() {
    return "vm_containers.txt";
  }

  @Override
  public Ask ask() {
    return new Ask.Command("ncli vm list");
  }

  @Override
  public Optional<Layout> layout() {
    var container = Notation.nameOf(Containers.CONTAINER);
    return Optional.of(
        Layout.blocks(Kind.VM, "Uuid")
            .begin("Id")
            .name("Name")
            .field("Container Uuid", container, Containers.Home::new));
  }
}
