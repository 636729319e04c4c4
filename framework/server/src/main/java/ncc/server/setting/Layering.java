package ncc.server.setting;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.CheckLimits;
import ncc.engine.CheckPlugin;
import ncc.engine.ConfigurationException;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.schedule.Grid;
import ncc.engine.schedule.Timing;
import ncc.engine.setup.CheckSetup;
import ncc.server.plan.AlertRules.Rule;
import ncc.server.plan.CronTiming;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.store.setting.SetValue;

/// Puts what people set over what is configured of one check, layer by layer: what is set for every
/// cluster, and over it what is set for one. A value that does not fit is left out, and known.
final class Layering {
  private static final Duration LEAST_AGE = Duration.ofMinutes(10);
  private static final String FLAP_WINDOW = SettingWords.ALERT + "flap-window";

  private final PlannedCheck planned;
  private final Map<String, Origin> origins = new HashMap<>();
  private final List<Misfit> misfits = new ArrayList<>();
  private CheckSetup setup;
  private boolean isOff;
  private Timing timing;
  private AlertPolicy policy;

  private Layering(PlannedCheck planned, Rule rule) {
    this.planned = planned;
    this.setup = planned.setup();
    this.timing = planned.timing();
    this.policy = rule.policy();
    planned.configured().forEach(name -> origins.put(name, new Origin.Configured()));
  }

  /// @param rule as configured
  /// @param everywhere what is set for every cluster
  /// @param own what is set for the one at hand; empty where it has nothing of its own
  static EffectiveCheck of(
      PlannedCheck planned,
      Rule rule,
      List<SetValue> everywhere,
      List<SetValue> own,
      Optional<String> cluster) {
    var layering = new Layering(planned, rule);
    layering.checking(everywhere);
    layering.checking(own);
    layering.followTiming();
    layering.alerting(everywhere);
    layering.alerting(own);
    return layering.done(rule, cluster);
  }

  private void checking(List<SetValue> layer) {
    var parameters = new ArrayList<SetValue>();
    for (SetValue value : layer) {
      switch (name(value)) {
        case SettingWords.ENABLED -> take(value, () -> enable(value));
        case SettingWords.INTERVAL ->
            take(value, () -> timing = new Grid(PolicyTexts.duration(text(value))));
        case SettingWords.CRON -> take(value, () -> timing = CronTiming.parse(text(value)));
        case String name when name.startsWith(SettingWords.ALERT) -> {}
        default -> parameters.add(value);
      }
    }
    parameters(parameters);
  }

  private void enable(SetValue value) {
    boolean on = PolicyTexts.flag(text(value));
    isOff = !on;
    setup = isOfCluster(value) ? setup.enabledOfCluster(on) : setup.enabled(on);
  }

  /// Together, since each alone may be refused beside the others; else as many as fit. Those that
  /// are left are told together, too: each alone is refused for values that nobody wants.
  private void parameters(List<SetValue> values) {
    var left = new ArrayList<SetValue>();
    for (SetValue value : values) {
      refusal(value)
          .ifPresentOrElse(reason -> misfits.add(new Misfit(value, reason)), () -> left.add(value));
    }
    if (fit(left).isEmpty()) {
      return;
    }
    boolean isAnyTaken = true;
    while (isAnyTaken) {
      isAnyTaken = left.removeIf(value -> fit(List.of(value)).isEmpty());
    }
    var reason = fit(left).orElse("");
    left.forEach(value -> misfits.add(new Misfit(value, reason)));
  }

  private Optional<String> refusal(SetValue value) {
    return planned.plugin().refusal(name(value), text(value));
  }

  /// Takes values, unless the check refuses them; why it does.
  private Optional<String> fit(List<SetValue> values) {
    var texts = new LinkedHashMap<String, String>();
    values.forEach(value -> texts.put(name(value), text(value)));
    var next =
        values.stream().anyMatch(Layering::isOfCluster)
            ? setup.ofCluster(texts)
            : setup.with(texts);
    try {
      var _ = next.made();
    } catch (ConfigurationException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    setup = next;
    values.forEach(this::note);
    return Optional.empty();
  }

  /// Where nobody says for how long turns are counted, it follows from how often the check runs.
  private void followTiming() {
    if (!timing.equals(planned.timing()) && !origins.containsKey(FLAP_WINDOW)) {
      var window = AlertPolicy.of(planned.plugin().description(), interval()).flapWindow();
      policy = PolicyTexts.with(policy, "flap-window", ncc.spi.check.Durations.exact(window));
    }
  }

  private Duration interval() {
    return switch (timing) {
      case Grid(var interval) -> interval;
      case CronTiming cron -> cron.shortest();
      default -> planned.plugin().description().interval();
    };
  }

  private void alerting(List<SetValue> layer) {
    for (SetValue value : layer) {
      if (name(value).startsWith(SettingWords.ALERT)) {
        var key = name(value).substring(SettingWords.ALERT.length());
        take(value, () -> policy = PolicyTexts.with(policy, key, text(value)));
      }
    }
  }

  private void take(SetValue value, Runnable taking) {
    try {
      taking.run();
      note(value);
    } catch (IllegalArgumentException e) {
      misfits.add(new Misfit(value, requireNonNull(e.getMessage())));
    }
  }

  private void note(SetValue value) {
    if (SettingWords.TIMINGS.contains(name(value))) {
      SettingWords.TIMINGS.forEach(origins::remove);
    }
    origins.put(name(value), origin(value));
  }

  private static Origin origin(SetValue value) {
    Optional<Origin> own =
        value
            .setting()
            .what()
            .cluster()
            .map(cluster -> new Origin.SetForCluster(cluster, value.who(), value.at()));
    return own.orElseGet(() -> new Origin.SetEverywhere(value.who(), value.at()));
  }

  /// Three times the longest time between two runs, and where nobody says otherwise, what a check
  /// that runs every second may go by: facts are shared for a minute, and take time to be read.
  private Duration maxAge() {
    var rounds =
        switch (timing) {
          case Grid(var interval) -> interval;
          case CronTiming cron -> cron.longest();
          default -> planned.plugin().description().interval();
        };
    var three = rounds.multipliedBy(3);
    return three.compareTo(LEAST_AGE) < 0 ? LEAST_AGE : three;
  }

  private EffectiveCheck done(Rule rule, Optional<String> cluster) {
    var configured = made();
    var limits = new CheckLimits(Optional.of(maxAge()), Optional.empty(), Optional.empty());
    var plugin = configured.with(configured.limits().or(limits));
    boolean enabled = !isOff && setup.isOnSomewhere();
    var values = new ShownValues(origins).of(plugin, enabled, timing, policy, cluster);
    return new EffectiveCheck(
        plugin, enabled, timing, new Rule(rule.check(), policy), values, misfits);
  }

  /// What was taken was made before.
  private CheckPlugin made() {
    try {
      return setup.equals(planned.setup()) ? planned.plugin() : setup.made();
    } catch (ConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(SetValue value) {
    return value.setting().what().name();
  }

  private static String text(SetValue value) {
    return value.setting().value();
  }

  private static boolean isOfCluster(SetValue value) {
    return value.setting().what().cluster().isPresent();
  }
}
