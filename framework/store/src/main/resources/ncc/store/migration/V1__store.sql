-- One schema for SQLite and PostgreSQL. ${id} numbers rows by itself; times are seconds since 1970
-- in UTC, milliseconds where the name ends in _ms, nanoseconds in _ns; a day is its number since
-- 1970-01-01 in UTC. Statuses and severities are words, so that a person with a database client can
-- read them. Rows of history that point at others do so without a foreign key: there are too many
-- of them to check one by one, and what nobody points at is swept away under a lock.

create table cluster (
  id ${id},
  key text not null unique,
  name text not null
);

create table subject (
  id ${id},
  cluster bigint not null,
  kind text not null,
  key text not null,
  name text not null,
  unique (cluster, kind, key)
);

-- What many rows would repeat: headlines with templates, descriptions of checks, heads of runs.
create table document (
  id ${id},
  hash text not null unique,
  body text not null
);

-- Run by run: what is special about this one. Its head holds the rest: version, command, clusters;
-- taken is how long before or after the judging each part of the inventories was taken.
create table run (
  id ${id},
  key text not null unique,
  started_ns bigint not null,
  judged_ns bigint not null,
  took_ns bigint not null,
  aborted smallint not null,
  task text,
  head bigint not null,
  taken text not null
);
create index run_started on run (started_ns);
create index run_task on run (task) where task is not null;

-- One check on one cluster, and how it was last seen. The digest tells at once that nothing
-- changed; last_ns fences off a daemon that was taken for dead and comes back with an older result.
create table series (
  id ${id},
  cluster bigint not null,
  check_id text not null,
  last_run bigint,
  last_ns bigint,
  last_complete_ns bigint,
  status text not null,
  complete smallint not null,
  counts text not null,
  digest text not null,
  unseen bigint,
  description bigint,
  unique (cluster, check_id)
);
create index series_of_check on series (check_id);

-- unseen names the findings that were left as they are, because this run did not see their subjects.
create table check_run (
  run bigint not null,
  series bigint not null,
  status text not null,
  complete smallint not null,
  took_ns bigint not null,
  counts text not null,
  description bigint not null,
  unseen bigint,
  primary key (series, run)
);
create index check_run_of_run on check_run (run);

-- What a check said of a subject for a while: closed when it says something else, or when the
-- subject is gone.
create table finding (
  id ${id},
  series bigint not null,
  subject bigint not null,
  nth smallint not null,
  status text not null,
  said bigint not null,
  vals text not null,
  hash bigint not null,
  since_run bigint not null,
  since_ms bigint not null,
  until_run bigint,
  until_ms bigint
);
create unique index finding_current on finding (series, subject, nth) where until_ms is null;
create index finding_closed on finding (series, until_ms) where until_ms is not null;
create index finding_of_subject on finding (subject);

-- That a day had runs at all: a day without is "not known", never healthy.
create table check_day (
  series bigint not null,
  day integer not null,
  runs integer not null,
  complete_runs integer not null,
  worst text not null,
  first_ns bigint not null,
  last_ns bigint not null,
  primary key (series, day)
);

-- relevant_until_ms: when it was resolved; the largest number while it is not, while receivers have
-- not been told that it is, and while it flaps: what judges and sweeps have to see.
create table alert (
  id text primary key,
  alert_id text not null,
  cluster text not null,
  cluster_name text not null,
  subject_kind text not null,
  subject_key text not null,
  subject_name text not null,
  check_id text not null,
  title text not null,
  severity text not null,
  state text not null,
  message text not null,
  detail text not null,
  since_ms bigint not null,
  unhealthy_runs integer not null,
  raised_ms bigint,
  ack_who text,
  ack_note text,
  ack_ms bigint,
  ack_until_ms bigint,
  resolved_ms bigint,
  resolution text,
  notified_ms bigint,
  turns text not null,
  flapping smallint not null,
  relevant_until_ms bigint not null
);
create unique index alert_unresolved on alert (alert_id, cluster, subject_kind, subject_key) where resolved_ms is null;
create index alert_relevant on alert (cluster, check_id, relevant_until_ms);
create index alert_state on alert (state, severity);
create index alert_resolved on alert (resolved_ms) where resolved_ms is not null;

create table alert_event (
  alert text not null references alert (id) on delete cascade,
  nth integer not null,
  at_ms bigint not null,
  kind text not null,
  severity text not null,
  who text not null,
  note text not null,
  primary key (alert, nth)
);

create table silence (
  id text primary key,
  body text not null,
  ends_ms bigint
);
create index silence_ends on silence (ends_ms) where ends_ms is not null;

-- A notification is kept once, packed (gzip of its JSON), for all who are to be told.
create table notification (
  id text primary key,
  alert_id text not null,
  check_id text not null,
  cluster_name text not null,
  kind text not null,
  severity text not null,
  alerts integer not null,
  at_ms bigint not null,
  body ${bytes} not null
);

-- Waiting while neither done_ms nor dead_ms is set; while it is being tried, due_ms is when whoever
-- tries it is taken for dead. Of one line, only the oldest that is waiting may be tried.
create table delivery (
  id ${id},
  notifier text not null,
  notification text not null references notification (id),
  line text not null,
  queued_ms bigint not null,
  due_ms bigint not null,
  attempts integer not null,
  taken_by text,
  done_ms bigint,
  dead_ms bigint,
  reason text not null,
  unique (notifier, notification)
);
create index delivery_due on delivery (notifier, due_ms) where done_ms is null and dead_ms is null;
create index delivery_line on delivery (notifier, line, id) where done_ms is null and dead_ms is null;
create index delivery_of on delivery (notification);
create index delivery_done on delivery (done_ms) where done_ms is not null;
create index delivery_dead on delivery (dead_ms) where dead_ms is not null;

-- What operators set of checks while the daemon runs; cluster '' stands for every cluster.
create table check_setting (
  cluster text not null,
  check_id text not null,
  name text not null,
  value text not null,
  primary key (cluster, check_id, name)
);
create table check_setting_change (
  id ${id},
  at_ms bigint not null,
  who text not null,
  cluster text not null,
  check_id text not null,
  name text not null,
  old_value text,
  new_value text
);
create index check_setting_change_of on check_setting_change (check_id, id);
create index check_setting_change_at on check_setting_change (at_ms);

create table task (
  id text primary key,
  who text not null,
  what text not null,
  asked_ms bigint not null,
  ended_ms bigint
);
create index task_asked on task (asked_ms);
create table task_item (
  task text not null references task (id) on delete cascade,
  cluster text not null,
  check_id text not null,
  state text not null,
  run bigint,
  primary key (task, cluster, check_id)
);
create index task_item_waiting on task_item (cluster, check_id) where state = 'WAITING';

create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data ${bytes},
  execution_time ${instant},
  picked ${truth} not null,
  picked_by text,
  last_success ${instant},
  last_failure ${instant},
  consecutive_failures integer,
  last_heartbeat ${instant},
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
