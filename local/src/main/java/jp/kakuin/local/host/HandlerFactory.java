package jp.kakuin.local.host;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** Makes the handler of a function at its first call, as Lambda would at a cold start. */
@FunctionalInterface
public interface HandlerFactory {

    RequestStreamHandler create(FunctionDeclaration function) throws Exception;

    /** Each version has a handler of its own, over the variables that it was published with. */
    default RequestStreamHandler create(FunctionDeclaration function, String version) throws Exception {
        return create(function);
    }
}
