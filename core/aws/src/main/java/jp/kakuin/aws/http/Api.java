package jp.kakuin.aws.http;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import jp.kakuin.Ports;
import jp.kakuin.aws.JournalLine;
import jp.kakuin.aws.json.Json;
import jp.kakuin.refusal.Refusal;

/** Decodes a request, hands it to the handler and encodes the answer. A fault becomes a 500 that says nothing of its cause. */
public final class Api {

    private final Function<ApiAnswer, String> encoding;

    /** @param portal origin of the only pages whose scripts may read our answers */
    public Api(URI portal) {
        this(answer -> answer.encoded(portal.toString()));
    }

    private Api(Function<ApiAnswer, String> encoding) {
        this.encoding = encoding;
    }

    /** For what programs fetch over plain http: no page's script reads it, and its answers say themselves how long they may be kept. */
    public static Api open() {
        return new Api(ApiAnswer::encoded);
    }

    public static Api of(Ports ports) {
        return new Api(ports.portal());
    }

    public void handle(InputStream in, OutputStream out, Context context, Function<ApiRequest, ApiAnswer> handler)
            throws IOException {
        var line = JournalLine.begin(context);
        var answer = line.during(() -> answer(in, handler, line));
        line.with("status", answer.status()).print();
        out.write(encoding.apply(answer).getBytes(StandardCharsets.UTF_8));
    }

    private static ApiAnswer answer(InputStream in, Function<ApiRequest, ApiAnswer> handler, JournalLine line) {
        try {
            var request = ApiRequest.of(Json.mapper().readTree(in));
            line.with("route", request.method() + " " + request.resource())
                    .with("gateway", request.id())
                    .order(request.path("orderId"));
            return request.tooLarge() ? tooLarge() : handler.apply(request);
        } catch (Exception fault) {
            line.fault(fault);
            return ApiAnswer.refused(Refusal.of(RequestCode.INTERNAL_FAULT));
        }
    }

    private static ApiAnswer tooLarge() {
        return ApiAnswer.refused(
                Refusal.of(RequestCode.BODY_TOO_LARGE, "", "maximum", ApiRequest.MAX_BODY / 1024 + " KiB"));
    }
}
