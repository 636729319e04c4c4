package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Entity;
import ncc.spi.probe.Probe;

/// What a run would make of one check on one cluster.
public sealed interface Prospect {

  /// The cluster as a whole gets this verdict; nothing of it is looked at, nobody is asked.
  record Foregone(Verdict verdict) implements Prospect {
    public Foregone {
      requireNonNull(verdict);
    }
  }

  /// These are judged, one by one.
  ///
  /// @param entities of one kind
  record Look(List<Entity> entities) implements Prospect {
    public Look {
      entities = List.copyOf(entities);
    }
  }

  /// The network is asked, where it may be.
  ///
  /// @param probes the questions; empty where guests have asked them
  /// @param guests how many guests have asked themselves, and only their answers are judged
  record Questions(List<Probe<?>> probes, long guests) implements Prospect {
    public Questions {
      probes = List.copyOf(probes);
    }
  }
}
