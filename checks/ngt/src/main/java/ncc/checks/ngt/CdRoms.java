package ncc.checks.ngt;

import java.util.List;
import java.util.Optional;
import ncc.checks.ngt.fact.CdRomDrives;
import ncc.checks.ngt.fact.CdRomImageKinds;
import ncc.checks.ngt.fact.CdRomImages;
import ncc.checks.ngt.fact.CdRomPresent;
import ncc.checks.ngt.fact.CdRomsInUse;
import ncc.checks.ngt.fact.EmptyCdRomDrives;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;

/// The CD-ROM drives of a VM: the image of NGT goes into an empty one (guide, "NGT
/// のインストール/アップグレードには空の仮想 CD-ROM ドライブが必要").
record CdRoms(Vm vm, Inventory inventory) {
  private static final List<Class<? extends Fact>> TELLING =
      List.of(
          CdRomDrives.class,
          CdRomImages.class,
          CdRomImageKinds.class,
          CdRomsInUse.class,
          EmptyCdRomDrives.class,
          CdRomPresent.class);

  /// Whether one of them is empty.
  enum Room {
    EMPTY,
    IN_USE,
    NO_DRIVE,
    UNKNOWN
  }

  /// Whether the image of NGT finds an empty one.
  Room room() {
    if (vm.has(EmptyCdRomDrives.class)) {
      return Room.EMPTY;
    }
    return vm.get(CdRomDrives.class).map(drives -> room(drives.count())).orElseGet(this::untold);
  }

  /// A drive has an image, or a kind of image, or neither; of one that has but one of the two it is
  /// not known.
  private Room room(int drives) {
    if (isLost(CdRomImages.class) || isLost(CdRomImageKinds.class)) {
      return Room.UNKNOWN;
    }
    if (images() >= drives) {
      return drives == 0 ? Room.NO_DRIVE : Room.IN_USE;
    }
    return inUse() < drives ? Room.EMPTY : Room.UNKNOWN;
  }

  /// Where it is not told, an image and a kind of image may lie in two drives.
  private int inUse() {
    int kinds = vm.get(CdRomImageKinds.class).map(CdRomImageKinds::count).orElse(0);
    return vm.get(CdRomsInUse.class).map(CdRomsInUse::count).orElse(images() + kinds);
  }

  private int images() {
    return vm.get(CdRomImages.class).map(CdRomImages::count).orElse(0);
  }

  /// Where drives are listed, a VM without a list of them has none.
  private Room untold() {
    var present = vm.get(CdRomPresent.class).map(CdRomPresent::any);
    boolean isListed =
        inventory.canKnow(FactType.of(CdRomDrives.class)) && !isLost(CdRomDrives.class);
    return present.map(any -> !any).orElse(isListed) ? Room.NO_DRIVE : Room.UNKNOWN;
  }

  private boolean isLost(Class<? extends Fact> fact) {
    return why(fact).isPresent();
  }

  private Optional<Caveat> why(Class<? extends Fact> fact) {
    return inventory.whyMissing(FactType.of(fact), vm);
  }

  /// Why it is not known whether one is empty, where what should tell it is damaged or out of
  /// reach.
  Optional<Caveat> whyLost() {
    return TELLING.stream()
        .filter(fact -> !vm.has(fact))
        .flatMap(fact -> why(fact).stream())
        .findFirst();
  }

  /// Whether the image of NGT lies in one of them; empty where what lies in them is not known.
  Optional<Boolean> holdNgt() {
    var kinds = vm.get(CdRomImageKinds.class);
    return kinds.isPresent()
        ? kinds.get().hasNgt()
        : Optional.of(false).filter(_ -> isWithoutImages());
  }

  private boolean isWithoutImages() {
    return !isLost(CdRomImageKinds.class)
        && !isLost(CdRomImages.class)
        && (room() == Room.NO_DRIVE || (vm.has(CdRomDrives.class) && inUse() == 0));
  }
}
