-- What an alert advises: the id of the check's diagnosis, and the remedy filled in for the subject.

alter table alert add column diagnosis text not null default '';
alter table alert add column remedy text not null default '';
