-- The W3C trace context of the submission, which all spans of the experiment continue; empty where nobody traces.
alter table experiments add column traceparent varchar default '' not null;
