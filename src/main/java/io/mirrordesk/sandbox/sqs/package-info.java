/** The sandbox's SQS: queues with visibility timeout and long polling, enough to receive events. */
@NullMarked
package io.mirrordesk.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
