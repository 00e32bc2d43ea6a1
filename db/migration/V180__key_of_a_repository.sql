-- The ARN of the key that encrypts a repository; null with AES256, and until the next listing.
alter table repository add column kms_key text;
