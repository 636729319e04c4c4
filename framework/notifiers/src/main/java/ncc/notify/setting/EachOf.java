package ncc.notify.setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import ncc.spi.notify.Destination;
import ncc.spi.setting.Settings;

/// A destination for each value of a setting that is a list.
public final class EachOf {
  private EachOf() {}

  /// @param name the setting, which each destination's settings hold one value of
  /// @param shown what people may read of a value; where two look alike, a number tells them apart
  public static List<Destination> setting(
      String name, Settings settings, UnaryOperator<String> shown) {
    return setting(name, name, settings, shown);
  }

  /// @param into the setting that holds the one value
  public static List<Destination> setting(
      String name, String into, Settings settings, UnaryOperator<String> shown) {
    var destinations = new ArrayList<Destination>();
    var seen = new HashMap<String, Integer>();
    for (String value : settings.list(name).stream().distinct().toList()) {
      var text = shown.apply(value);
      int nth = seen.merge(text, 1, Integer::sum);
      var values = new HashMap<>(settings.values());
      values.put(into, List.of(value));
      destinations.add(
          new Destination(
              nth == 1 ? text : text + " #" + nth, new Settings(values, settings.secrets())));
    }
    return destinations;
  }
}
