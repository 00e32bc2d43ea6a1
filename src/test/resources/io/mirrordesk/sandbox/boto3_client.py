"""The sandbox as boto3 sees it: every service, by a client that was not written for it.

Run with the sandbox's address: python3 boto3_client.py http://127.0.0.1:4566
"""

import json
import sys
import unittest
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = sys.argv.pop()
ACCOUNT = "111122223333"
REGION = "eu-central-1"


def client(service, key=ACCOUNT, secret="x", token=None, region=REGION):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name=region,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=Config(retries={"max_attempts": 0}),
    )


def unique(prefix):
    return prefix + "-" + uuid.uuid4().hex[:8]


class SandboxTest(unittest.TestCase):
    def refused(self, code, call, **parameters):
        with self.assertRaises(ClientError) as caught:
            call(**parameters)
        self.assertEqual(caught.exception.response["Error"]["Code"], code)
        return caught.exception.response["Error"]["Message"]


class Sts(SandboxTest):
    def test_says_who_calls(self):
        identity = client("sts").get_caller_identity()
        self.assertEqual(identity["Account"], ACCOUNT)
        self.assertEqual(identity["Arn"], "arn:aws:iam::%s:root" % ACCOUNT)

    def test_becomes_a_role(self):
        assumed = client("sts").assume_role(
            RoleArn="arn:aws:iam::444455556666:role/puller", RoleSessionName="boto3", DurationSeconds=900)
        session = assumed["Credentials"]
        identity = client(
            "sts", session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"]).get_caller_identity()
        self.assertEqual(identity["Arn"], "arn:aws:sts::444455556666:assumed-role/puller/boto3")
        self.assertEqual(identity["UserId"], assumed["AssumedRoleUser"]["AssumedRoleId"])

    def test_refuses_in_its_own_form(self):
        message = self.refused(
            "ValidationError", client("sts").assume_role,
            RoleArn="arn:aws:iam::444455556666:user/puller", RoleSessionName="boto3")
        self.assertIn("is invalid", message)


class SecretsManager(SandboxTest):
    def setUp(self):
        self.secrets = client("secretsmanager")
        self.name = unique("secret")

    def test_keeps_versions(self):
        arn = self.secrets.create_secret(Name=self.name, SecretString="one", Tags=[{"Key": "a", "Value": "b"}])["ARN"]
        self.secrets.put_secret_value(SecretId=arn, SecretBinary=b"\x00two")
        self.assertEqual(self.secrets.get_secret_value(SecretId=self.name)["SecretBinary"], b"\x00two")
        previous = self.secrets.get_secret_value(SecretId=self.name, VersionStage="AWSPREVIOUS")
        self.assertEqual(previous["SecretString"], "one")
        described = self.secrets.describe_secret(SecretId=arn)
        self.assertEqual(described["Tags"], [{"Key": "a", "Value": "b"}])
        self.assertEqual(
            sorted(stage for stages in described["VersionIdsToStages"].values() for stage in stages),
            ["AWSCURRENT", "AWSPREVIOUS"])

    def test_deletes_and_restores(self):
        self.secrets.create_secret(Name=self.name, SecretString="one")
        self.secrets.delete_secret(SecretId=self.name, RecoveryWindowInDays=7)
        self.refused("InvalidRequestException", self.secrets.get_secret_value, SecretId=self.name)
        self.secrets.restore_secret(SecretId=self.name)
        self.secrets.delete_secret(SecretId=self.name, ForceDeleteWithoutRecovery=True)
        with self.assertRaises(self.secrets.exceptions.ResourceNotFoundException):
            self.secrets.describe_secret(SecretId=self.name)

    def test_lists_in_pages(self):
        for number in range(5):
            self.secrets.create_secret(Name="%s/%d" % (self.name, number), SecretString="x")
        pages = self.secrets.get_paginator("list_secrets").paginate(
            Filters=[{"Key": "name", "Values": [self.name + "/"]}], PaginationConfig={"PageSize": 2})
        names = [secret["Name"] for page in pages for secret in page["SecretList"]]
        self.assertEqual(names, ["%s/%d" % (self.name, number) for number in range(5)])

    def test_keeps_a_policy(self):
        self.secrets.create_secret(Name=self.name)
        policy = {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
            "Action": "secretsmanager:GetSecretValue", "Resource": "*"}]}
        self.secrets.put_resource_policy(SecretId=self.name, ResourcePolicy=json.dumps(policy))
        kept = self.secrets.get_resource_policy(SecretId=self.name)["ResourcePolicy"]
        self.assertEqual(json.loads(kept), policy)


class Sqs(SandboxTest):
    def setUp(self):
        self.sqs = client("sqs")
        self.name = unique("queue")
        self.url = self.sqs.create_queue(QueueName=self.name, Attributes={"VisibilityTimeout": "60"})["QueueUrl"]

    def test_carries_messages_with_attributes(self):
        # botocore compares the MD5 of the body itself.
        sent = self.sqs.send_message(
            QueueUrl=self.url, MessageBody="hello & <you>",
            MessageAttributes={
                "Kind": {"DataType": "String", "StringValue": "greeting"},
                "Raw": {"DataType": "Binary", "BinaryValue": b"\x00\x01"}})
        message = self.sqs.receive_message(
            QueueUrl=self.url, AttributeNames=["All"], MessageAttributeNames=["All"])["Messages"][0]
        self.assertEqual(message["Body"], "hello & <you>")
        self.assertEqual(message["MD5OfMessageAttributes"], sent["MD5OfMessageAttributes"])
        self.assertEqual(message["MessageAttributes"]["Raw"]["BinaryValue"], b"\x00\x01")
        self.assertEqual(message["Attributes"]["ApproximateReceiveCount"], "1")
        self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])

    def test_works_in_batches(self):
        entries = [{"Id": "m%d" % number, "MessageBody": "body"} for number in range(10)]
        self.assertEqual(len(self.sqs.send_message_batch(QueueUrl=self.url, Entries=entries)["Successful"]), 10)
        messages = self.sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10)["Messages"]
        done = self.sqs.delete_message_batch(QueueUrl=self.url, Entries=[
            {"Id": str(index), "ReceiptHandle": message["ReceiptHandle"]} for index, message in enumerate(messages)])
        self.assertEqual(len(done["Successful"]), 10)

    def test_has_attributes_and_tags(self):
        self.sqs.set_queue_attributes(QueueUrl=self.url, Attributes={"DelaySeconds": "7"})
        attributes = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])["Attributes"]
        self.assertEqual(attributes["DelaySeconds"], "7")
        self.assertEqual(attributes["VisibilityTimeout"], "60")
        self.sqs.tag_queue(QueueUrl=self.url, Tags={"team": "a"})
        self.assertEqual(self.sqs.list_queue_tags(QueueUrl=self.url)["Tags"], {"team": "a"})

    def test_refuses_with_the_codes_that_old_clients_know(self):
        self.refused("AWS.SimpleQueueService.NonExistentQueue", self.sqs.get_queue_url, QueueName="none")
        with self.assertRaises(self.sqs.exceptions.QueueDoesNotExist):
            self.sqs.get_queue_url(QueueName="none")
        self.refused(
            "QueueAlreadyExists", self.sqs.create_queue, QueueName=self.name, Attributes={"VisibilityTimeout": "61"})

    def test_puts_poison_aside(self):
        dead = self.sqs.create_queue(QueueName=unique("dead"))["QueueUrl"]
        arn = self.sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.sqs.set_queue_attributes(QueueUrl=self.url, Attributes={
            "RedrivePolicy": json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 1}), "VisibilityTimeout": "0"})
        self.sqs.send_message(QueueUrl=self.url, MessageBody="poison")
        self.sqs.receive_message(QueueUrl=self.url)
        self.assertNotIn("Messages", self.sqs.receive_message(QueueUrl=self.url))
        self.assertEqual(self.sqs.receive_message(QueueUrl=dead)["Messages"][0]["Body"], "poison")
        self.assertEqual(self.sqs.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"], [self.url])


class Ecr(SandboxTest):
    def setUp(self):
        self.ecr = client("ecr")
        self.name = unique("app")

    def test_has_repositories(self):
        created = self.ecr.create_repository(repositoryName=self.name)["repository"]
        self.assertEqual(created["repositoryArn"], "arn:aws:ecr:%s:%s:repository/%s" % (REGION, ACCOUNT, self.name))
        self.assertEqual(created["imageTagMutability"], "MUTABLE")
        with self.assertRaises(self.ecr.exceptions.RepositoryAlreadyExistsException):
            self.ecr.create_repository(repositoryName=self.name)
        self.ecr.tag_resource(resourceArn=created["repositoryArn"], tags=[{"Key": "team", "Value": "a"}])
        self.assertEqual(
            self.ecr.list_tags_for_resource(resourceArn=created["repositoryArn"])["tags"],
            [{"Key": "team", "Value": "a"}])
        self.ecr.delete_repository(repositoryName=self.name)
        message = self.refused(
            "RepositoryNotFoundException", self.ecr.describe_repositories, repositoryNames=[self.name])
        self.assertEqual(
            message, "The repository with name '%s' does not exist in the registry with id '%s'" % (self.name, ACCOUNT))

    def test_lists_in_pages(self):
        for number in range(5):
            self.ecr.create_repository(repositoryName="%s/%d" % (self.name, number))
        pages = self.ecr.get_paginator("describe_repositories").paginate(PaginationConfig={"PageSize": 2})
        names = [repository["repositoryName"] for page in pages for repository in page["repositories"]]
        self.assertEqual(len(names), len(set(names)))
        self.assertTrue({"%s/%d" % (self.name, number) for number in range(5)} <= set(names))

    def test_keeps_policies(self):
        self.ecr.create_repository(repositoryName=self.name)
        lifecycle = json.dumps({"rules": [{
            "rulePriority": 1, "description": "keep the last ten", "action": {"type": "expire"},
            "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 10}}]})
        self.ecr.put_lifecycle_policy(repositoryName=self.name, lifecyclePolicyText=lifecycle)
        kept = self.ecr.get_lifecycle_policy(repositoryName=self.name)["lifecyclePolicyText"]
        self.assertEqual(json.loads(kept), json.loads(lifecycle))
        self.refused("RepositoryPolicyNotFoundException", self.ecr.get_repository_policy, repositoryName=self.name)

    def test_has_pull_through_rules(self):
        prefix = unique("quay")
        rule = self.ecr.create_pull_through_cache_rule(ecrRepositoryPrefix=prefix, upstreamRegistryUrl="quay.io")
        self.assertEqual(rule["registryId"], ACCOUNT)
        listed = self.ecr.describe_pull_through_cache_rules(ecrRepositoryPrefixes=[prefix])["pullThroughCacheRules"]
        self.assertEqual([found["ecrRepositoryPrefix"] for found in listed], [prefix])
        self.ecr.delete_pull_through_cache_rule(ecrRepositoryPrefix=prefix)
        self.refused(
            "UnsupportedUpstreamRegistryException", self.ecr.create_pull_through_cache_rule,
            ecrRepositoryPrefix=prefix, upstreamRegistryUrl="mcr.microsoft.com")

    def test_keeps_accounts_and_regions_apart(self):
        self.ecr.create_repository(repositoryName=self.name)
        for elsewhere in (client("ecr", key="444455556666"), client("ecr", region="eu-west-1")):
            self.refused(
                "RepositoryNotFoundException", elsewhere.describe_repositories, repositoryNames=[self.name])

    def test_gives_a_login(self):
        data = self.ecr.get_authorization_token()["authorizationData"][0]
        self.assertEqual(data["proxyEndpoint"], ENDPOINT)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
