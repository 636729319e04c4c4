package ncc.spi.inventory;

/// Whether a guest VM runs. A paused VM's agent cannot answer either.
public enum PowerState {
  ON,
  OFF,
  PAUSED
}
