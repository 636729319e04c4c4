-- follows: what receivers were told an alert follows from. beside: they were told of it beside its cause
-- only. untold: something happened to it since they were told.

alter table alert add column follows text not null default '';
alter table alert add column beside smallint not null default 0;
alter table alert add column untold smallint not null default 0;
create index alert_beside on alert (cluster, follows, check_id) where beside = 1 and resolved_ms is null;
