-- The demo shop has an account at each simulated channel, found by its channel.
alter table demo_setup drop column account_id;
