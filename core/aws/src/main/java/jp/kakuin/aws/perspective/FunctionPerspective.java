package jp.kakuin.aws.perspective;

import java.io.UncheckedIOException;
import jp.kakuin.validation.Perspective;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A remote perspective that is our function {@code check-perspective} in another region. */
public final class FunctionPerspective implements Perspective {

    private final LambdaClient lambda;
    private final String arn;

    /** @param lambda in the function's own region */
    public FunctionPerspective(LambdaClient lambda, String arn) {
        this.lambda = lambda;
        this.arn = arn;
    }

    @Override
    public Sighting look(Probe probe) {
        var answer = lambda.invoke(
                request -> request.functionName(arn).payload(SdkBytes.fromUtf8String(ProbeJson.write(probe))));
        if (answer.functionError() != null) {
            return Sighting.noAnswer("the function failed: " + answer.functionError());
        }
        try {
            return ProbeJson.sighting(answer.payload().asUtf8String());
        } catch (UncheckedIOException e) {
            return Sighting.noAnswer("the function answered something else");
        }
    }
}
