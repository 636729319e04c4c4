package ncc.cli.alert;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import ncc.cli.store.StoreCommand;
import ncc.cli.terminal.Columns;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Numbers;
import ncc.cli.terminal.Options;
import ncc.spi.check.Durations;
import ncc.spi.message.Count;
import ncc.store.Store;
import ncc.store.delivery.DeliveryLine;
import ncc.store.delivery.DeliveryState;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc deliveries`: what receivers have not been told yet, and what was given up.
public final class DeliveriesCommand {
  private static final String RETRY = "--retry";
  private static final String LIMIT = "--limit";
  private static final int SHOWN = 50;

  private final Environment environment;

  private DeliveriesCommand(Environment environment) {
    this.environment = environment;
  }

  /// The word and its options.
  public static CommandSpec command(Environment environment) {
    var spec = StoreCommand.spec(environment, new DeliveriesCommand(environment)::run);
    Options.value(spec, RETRY, "ID", "Try one that was given up again. Repeatable.");
    Options.value(spec, LIMIT, "N", "Show at most N of each kind. Default 50.");
    return Help.describe(
        spec,
        "Shows what receivers have not been told: given up, and waiting, the newest first.",
        "ncc deliveries",
        "ncc deliveries --retry 17");
  }

  private int run(ParseResult line, Store store) throws Failure, StoreException {
    var ids = Options.all(line, RETRY);
    return ids.isEmpty() ? list(line, store) : retry(ids, store);
  }

  private int list(ParseResult line, Store store) throws Failure, StoreException {
    int limit = Numbers.count(line, LIMIT, environment).orElse(SHOWN);
    var columns =
        new Columns(environment.screen().outIsTerminal() ? environment.screen().columns() : 0);
    for (var state : List.of(DeliveryState.DEAD, DeliveryState.WAITING)) {
      var page = store.deliveryList().page(state, Page.Wanted.first(limit));
      page.items().forEach(one -> add(columns, one));
      if (page.total() > page.items().size()) {
        environment
            .err()
            .println("ncc: %d of %d %s".formatted(page.items().size(), page.total(), word(state)));
      }
    }
    environment.out().print(columns.text());
    return ExitCode.OK;
  }

  private void add(Columns columns, DeliveryLine one) {
    columns.add(
        Long.toString(one.id()),
        word(one.state()),
        one.receiver(),
        Count.of(one.tries(), "try", "tries"),
        age(one),
        "%s %s %s, %d of %s"
            .formatted(one.kind(), one.severity(), one.alertId(), one.alerts(), one.clusterName()),
        one.reason());
  }

  private static String word(DeliveryState state) {
    return switch (state) {
      case WAITING -> "waiting";
      case DONE -> "delivered";
      case DEAD -> "given up";
    };
  }

  private String age(DeliveryLine one) {
    var age = Duration.between(one.queuedAt(), environment.clock().instant());
    return Durations.text(age.isNegative() ? Duration.ZERO : age.truncatedTo(ChronoUnit.SECONDS))
        + " old";
  }

  private int retry(List<String> ids, Store store) throws Failure, StoreException {
    for (String text : ids) {
      var id = number(text);
      if (id.isEmpty() || !store.deliveries().revive(id.get(), environment.clock().instant())) {
        throw new Failure(
            ExitCode.USAGE,
            "%s: '%s' is no delivery that was given up; 'ncc deliveries' lists them"
                .formatted(RETRY, text));
      }
    }
    return ExitCode.OK;
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
