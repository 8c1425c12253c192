package jp.kakuin.local.host;

import software.amazon.awssdk.core.SdkRequest;

/**
 * A call that a function makes to AWS.
 *
 * @param function the function's name in the template, such as {@code issue-certificate}
 * @param service the service's name in the SDK, such as {@code DynamoDb}
 * @param operation such as {@code TransactWriteItems}
 */
public record AwsCall(String function, String service, String operation, SdkRequest request) {}
