-- What pages ask for: of how many subjects a check says what now, which they are, and where a
-- subject is mentioned. All is in the index, so that none of 100,000 rows has to be fetched.
create index finding_now on finding (series, status, said, subject, since_ms) where until_ms is null;
create index subject_key on subject (key);
create index subject_name on subject (name);
