-- What a receiver does not know of an alert although others may: a delivery was given up, or a
-- silence held it back when it was to be made. believes_open: the receiver was told that the alert
-- is open. It is told from due_ms on, of the alert as it is by then.
create table owed (
  notifier text not null,
  alert text not null,
  believes_open smallint not null,
  due_ms bigint not null,
  primary key (notifier, alert)
);
