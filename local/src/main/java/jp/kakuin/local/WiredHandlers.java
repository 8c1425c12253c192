package jp.kakuin.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jp.kakuin.local.host.FunctionDeclaration;
import jp.kakuin.local.host.HandlerFactory;

/** Makes the functions' real handlers over an environment of this machine. */
final class WiredHandlers implements HandlerFactory {

    WiredHandlers(LocalSystem.Surroundings surroundings) {}

    @Override
    public RequestStreamHandler create(FunctionDeclaration function) {
        throw new UnsupportedOperationException(function.name());
    }
}
