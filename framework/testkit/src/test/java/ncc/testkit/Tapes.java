package ncc.testkit;

import java.util.Optional;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;
import ncc.spi.inventory.Kind;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;

/// What a plugin describes: tapes, which a command of a CVM and Prism list.
public record Tapes(String file, Ask ask, Optional<Layout> layout) implements Output {
  public static final Kind TAPE = Kind.of("TAPE");

  public static final Output COMMAND =
      new Tapes(
          "tapes.txt",
          new Ask.Command("tape_cli list all=true"),
          Optional.of(
              Layout.blocks(TAPE, "Id")
                  .name("Name")
                  .harmless("Used", Notation.BYTES, Use::new)
                  .harmless("Ready", Notation.TRUTH, Ready::new)));

  public static final Output NCLI =
      new Tapes("tape_ls.txt", new Ask.Command("ncli tape ls"), COMMAND.layout());

  public static final Output PATH =
      new Tapes(
          "tape_pages.json",
          new Ask.PrismPath("/api/tape/v4.x/config/tapes"),
          Optional.of(
              Layout.rows(TAPE, "extId")
                  .name("name")
                  .cluster("cluster/extId")
                  .harmless("use/bytes", Notation.BYTES, Use::new)
                  .harmless("use/ready", Notation.TRUTH, Ready::new)));

  @FactInfo(id = "TAPE_USE", title = "use of the tape")
  public record Use(long bytes) implements Fact {}

  @FactInfo(id = "TAPE_READY", title = "readiness of the tape")
  public record Ready(boolean ready) implements Fact {}
}
