-- Requests since a day: their states and how long they took.
create index request_by_filing on request (created_at);
